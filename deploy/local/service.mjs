import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { guard, unguard } from './servers/guard.mjs';
import { isAlive, signal, sleep, terminate, waitForExit } from './servers/processes.mjs';

const LONGEST_BACKOFF_MS = 15_000;
const HEALTHY_AFTER_MS = 30_000;
const COMPLAINTS = new Set(['warn', 'error', 'fatal']);

/** One process of our own, kept running: when it ends without having been asked to, it is started again with backoff. */
export class Service {
  #child;
  #log;
  #wanted = false;
  #failures = 0;

  /** `report(line)`: what the operator should see; `onSpawn(pid)`: for the record of what runs. */
  constructor({ name, script, args = [], env, port, cwd, logFile, report, onSpawn = () => {} }) {
    Object.assign(this, { name, script, args, env, port, cwd, report, onSpawn, logFile });
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return isAlive(this.pid ?? 0);
  }

  start() {
    this.#wanted = true;
    this.#log ??= createWriteStream(this.logFile, { flags: 'a', mode: 0o600 });
    const startedAt = Date.now();
    const child = spawn(process.execPath, [this.script, ...this.args], {
      cwd: this.cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.env },
    });
    this.#child = child;
    guard(child.pid, 'SIGTERM');
    this.onSpawn(child.pid);
    this.#follow(child.stdout);
    this.#follow(child.stderr);
    child.once('exit', (code, name) => {
      unguard(child.pid);
      if (this.#wanted && child === this.#child) void this.#revive(code ?? name, Date.now() - startedAt);
    });
  }

  /** Asks it to drain and end; kills it when it takes longer than `timeoutMs`. */
  async stop(timeoutMs = 20_000) {
    this.#wanted = false;
    if (this.isRunning && !(await terminate(this.pid, 'SIGTERM', timeoutMs))) {
      this.report(`${this.name} did not stop within ${timeoutMs / 1000} s and was killed`);
    }
    this.#log?.end();
    this.#log = undefined;
  }

  /** Ends it at once. With `revive` it is started again as after a crash. */
  async kill9({ revive = false } = {}) {
    this.#wanted = revive;
    const { pid } = this;
    signal(pid, 'SIGKILL');
    await waitForExit(pid, 5_000);
  }

  /** Answers when its readiness route says 200. */
  async waitUntilReady(timeoutMs) {
    const deadline = Date.now() + timeoutMs;
    while ((await statusOf(this.port, '/health/ready')) !== 200) {
      if (Date.now() > deadline)
        throw new Error(`${this.name} is not ready after ${timeoutMs / 1000} s: ${this.logFile}`);
      await sleep(100);
    }
  }

  async #revive(reason, livedMs) {
    this.#failures = livedMs > HEALTHY_AFTER_MS ? 1 : this.#failures + 1;
    const delay = Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** (this.#failures - 1));
    this.report(`${this.name} ended (${reason}); started again in ${delay / 1000} s. Log: ${this.logFile}`);
    await sleep(delay);
    if (this.#wanted) this.start();
  }

  #follow(stream) {
    createInterface({ input: stream }).on('line', (line) => {
      this.#log?.write(`${line}\n`);
      const important = complaintIn(line);
      if (important !== undefined) this.report(`${this.name}: ${important}`);
    });
  }
}

// Services log JSON lines; what is not JSON comes from Node itself or from a crash and is worth seeing.
function complaintIn(line) {
  if (line.trim() === '') return undefined;
  try {
    const { level, msg, err } = JSON.parse(line);
    return COMPLAINTS.has(level) ? [msg, err?.message].filter(Boolean).join(': ') : undefined;
  } catch {
    return line.startsWith('    at ') ? undefined : line;
  }
}

/** The status that a path on this machine answers with, 0 when nothing answers. */
export function statusOf(port, path) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: 5_000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', () => resolve(0));
    request.once('timeout', () => request.destroy());
  });
}
