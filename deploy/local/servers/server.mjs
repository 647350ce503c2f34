import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { guard, guardFolder, unguard, unguardFolder } from './guard.mjs';
import { releasePort } from './ports.mjs';
import { childrenOf, isAlive, signal, sleep, terminate, waitForExit } from './processes.mjs';

/**
 * Starts a server and answers when it is ready.
 * `spec`: { name, url, port, command, args, env?, uid?, gid?, logFile, stopSignal, ready(): Promise<boolean>,
 *           beforeStart?(): void, remove? (folder thrown away on stop), startTimeoutMs? }
 */
export async function startServer(spec) {
  const server = new Server(spec);
  await server.start();
  return server;
}

class Server {
  #spec;
  #child;

  constructor(spec) {
    this.#spec = spec;
    this.name = spec.name;
    this.url = spec.url;
    this.port = spec.port;
    this.dataDir = spec.dataDir;
    this.logFile = spec.logFile;
    /** Called with (code, signal) when the server ends without having been asked to. */
    this.onUnexpectedExit = undefined;
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async start() {
    if (this.#spec.remove) guardFolder(this.#spec.remove);
    this.#spec.beforeStart?.();
    const deadline = Date.now() + (this.#spec.startTimeoutMs ?? 30_000);
    this.#spawn();
    while (!(await this.#isReady())) {
      if (!this.isRunning) throw this.#failed('ended while starting');
      if (Date.now() > deadline) {
        await this.#end('SIGKILL');
        throw this.#failed('did not become ready');
      }
      await sleep(20);
    }
  }

  /** Stops it in good order and throws its data away if it was started to be thrown away. */
  async stop() {
    await this.#end(this.#spec.stopSignal);
    this.#throwAway();
    releasePort(this.port);
  }

  /** What a power cut does to it: no handler runs, nothing is flushed. The data stays for `restart()`. */
  async kill9() {
    const family = [this.pid, ...childrenOf(this.pid)];
    this.#expectEnd();
    for (const pid of family) signal(pid, 'SIGKILL');
    await Promise.all(family.map((pid) => waitForExit(pid, 5_000)));
    unguard(this.pid);
  }

  /** Freezes it: connections stay open and nothing answers, as with a hung machine or a cut network. */
  pause() {
    for (const pid of [this.pid, ...childrenOf(this.pid)]) signal(pid, 'SIGSTOP');
  }

  /** Lets a paused server go on. */
  cont() {
    for (const pid of [this.pid, ...childrenOf(this.pid)]) signal(pid, 'SIGCONT');
  }

  /** Starts it again on the same port and data, after `kill9()` or, if it runs, after stopping it in good order. */
  async restart() {
    if (this.isRunning) await this.#end(this.#spec.stopSignal);
    await this.start();
  }

  #spawn() {
    const { command, args, env, uid, gid, logFile, stopSignal } = this.#spec;
    const log = openSync(logFile, 'a');
    const child = spawn(command, args, {
      // A group of its own: Ctrl-C in the terminal is for us to handle, in our order.
      detached: true,
      cwd: '/',
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
      ...(uid === undefined ? {} : { uid, gid }),
    });
    closeSync(log);
    // A missing binary is reported through exitCode below; without a listener it would be thrown out of nowhere.
    child.once('error', () => {});
    child.once('exit', (code, name) => {
      if (!child.expectedEnd) this.onUnexpectedExit?.(code, name);
    });
    child.unref();
    this.#child = child;
    if (child.pid === undefined) throw this.#failed(`cannot be executed (${command})`);
    guard(child.pid, stopSignal);
  }

  async #isReady() {
    try {
      return await this.#spec.ready(this.pid);
    } catch {
      return false;
    }
  }

  async #end(name) {
    if (this.#child === undefined) return;
    this.#expectEnd();
    if (isAlive(this.pid)) await terminate(this.pid, name, this.#spec.stopTimeoutMs ?? 10_000);
    unguard(this.pid);
  }

  #throwAway() {
    const folder = this.#spec.remove;
    if (folder === undefined) return;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    unguardFolder(folder);
  }

  #expectEnd() {
    if (this.#child) this.#child.expectedEnd = true;
  }

  #failed(what) {
    const lines = readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
    return new Error(`${this.name} ${what}; the end of ${this.logFile}:\n${lines}`);
  }
}
