import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { cpuSecondsOf } from '../lib/cpu.mjs';

const program = fileURLToPath(new URL('./load.mjs', import.meta.url));

/** The load generator's process, as the bench talks to it. */
export class Generator {
  constructor() {
    this.process = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  connect(url, pairs) {
    return this.order({ do: 'connect', url, pairs });
  }

  /** Runs a load and adds the CPU that these processes used between its marks, in µs a message. */
  async measure(order, pids) {
    const cpu = {};
    const result = await this.order(order, (mark) => {
      for (const [name, pid] of Object.entries(pids))
        cpu[name] = mark === 'begin' ? cpuSecondsOf(pid) : cpuSecondsOf(pid) - cpu[name];
    });
    for (const name of Object.keys(pids)) cpu[name] = (cpu[name] * 1e6) / result.messages;
    return { ...result, cpu };
  }

  order(order, marked = () => undefined) {
    return new Promise((resolve, reject) => {
      const listen = ({ mark, result, error }) => {
        if (mark) {
          marked(mark);
          return;
        }
        this.process.off('message', listen);
        if (error) reject(new Error(error));
        else resolve(result);
      };
      this.process.on('message', listen);
      this.process.send(order);
    });
  }

  stop() {
    this.process.kill('SIGKILL');
  }
}
