import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './output.mjs';
import { isAlive, startTimeOf, terminate } from './servers/processes.mjs';

/** What runs on a data folder, written down so that the next start finds what a killed one has left behind. */
export class RunRecord {
  #file;
  #children = new Map();

  constructor(dataDir) {
    this.#file = join(dataDir, 'run.json');
  }

  /** Refuses when another start lives; stops what a dead one has left. Answers with the names of what was stopped. */
  async takeOver() {
    const previous = this.#read();
    if (previous && isSame(previous)) {
      throw new SetupError(
        `Hearken runs already from this folder (process ${previous.pid}): stop it with Ctrl-C there or "kill ${previous.pid}"`,
      );
    }
    const orphans = (previous?.children ?? []).filter(isSame).reverse();
    await Promise.all(orphans.map(({ pid, signal }) => terminate(pid, signal, 15_000)));
    this.#write();
    return orphans.map(({ name }) => name);
  }

  add(name, pid, signal = 'SIGTERM') {
    this.#children.set(name, { name, pid, signal, startTime: startTimeOf(pid) });
    this.#write();
  }

  remove() {
    rmSync(this.#file, { force: true });
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      return undefined;
    }
  }

  #write() {
    const { pid } = process;
    const record = { pid, startTime: startTimeOf(pid), children: [...this.#children.values()] };
    writeFileSync(`${this.#file}.new`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

// The id alone could belong to somebody else by now.
const isSame = ({ pid, startTime }) => isAlive(pid) && startTimeOf(pid) === startTime;
