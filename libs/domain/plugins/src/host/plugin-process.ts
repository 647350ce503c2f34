import { fork, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { InstalledPlugin } from './manifest';
import type { FromPlugin, PluginAlert, PluginMessage, ToPlugin } from './protocol';

const START_MS = 10_000;

/** What a plugin did to itself: crashed, hung, ran out of memory, threw. Others are not concerned. */
export class PluginFailure extends Error {
  override readonly name = 'PluginFailure';
}

export interface PluginProcessOptions {
  plugin: InstalledPlugin;
  settings: unknown;
  onLog?: (line: string) => void;
}

/** Flags that take everything away from the child but reading its own code. */
function sandboxFlags(memoryMb: number, folders: readonly string[]): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    stable ? '--permission' : '--experimental-permission',
    ...folders.map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    `--max-old-space-size=${memoryMb}`,
    '--disable-proto=throw',
    '--no-addons',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ];
}

/**
 * One plugin in a process of its own, one message at a time. A message that takes longer than the manifest allows
 * kills the process; the next message starts a new one.
 */
export class PluginProcess {
  private child: ChildProcess | undefined;
  private starting: Promise<ChildProcess> | undefined;
  private nextId = 1;

  constructor(private readonly options: PluginProcessOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** @throws PluginFailure */
  async handle(message: PluginMessage): Promise<PluginAlert[]> {
    const child = await this.running();
    const id = this.nextId++;
    const { wallMs } = this.options.plugin.manifest.limits;
    return this.conversation<PluginAlert[]>(child, wallMs, { kind: 'message', id, message }, (said) => {
      if (said.kind === 'done' && said.id === id) return { value: said.alerts };
      if (said.kind === 'failed' && said.id === id) return { error: said.error };
      return undefined;
    });
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.starting = undefined;
  }

  /** Ends a child at once (a busy loop hears no SIGTERM), so that the next message gets a new one. */
  private abandon(child: ChildProcess): void {
    if (this.child === child) this.stop();
    else child.kill('SIGKILL');
  }

  private running(): Promise<ChildProcess> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.stop();
      throw error;
    });
    return this.starting;
  }

  private async start(): Promise<ChildProcess> {
    const { plugin, settings, onLog } = this.options;
    const folder = realpathSync(plugin.folder);
    const here = dirname(realpathSync(__filename));
    const child = fork(join(here, 'runtime.js'), [], {
      execArgv: sandboxFlags(plugin.manifest.limits.memoryMb, [here, folder]),
      // Nothing of the host's environment: connection strings live there.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'json',
    });
    this.child = child;
    child.once('exit', () => this.abandon(child));
    child.on('message', (said: FromPlugin) => {
      if (said.kind === 'log') onLog?.(said.line);
    });
    const start: ToPlugin = {
      kind: 'start',
      entry: join(folder, plugin.manifest.main),
      permissions: plugin.manifest.permissions,
      settings,
    };
    await this.conversation<void>(child, START_MS, start, (said) =>
      said.kind === 'ready' ? { value: undefined } : undefined,
    );
    return child;
  }

  /** Says something and waits for the answer, the child's end or the deadline, whichever is first. */
  private conversation<T>(
    child: ChildProcess,
    deadlineMs: number,
    say: ToPlugin,
    read: (said: FromPlugin) => { value: T } | { error: string } | undefined,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        act();
      };
      const fail = (reason: string) => finish(() => reject(new PluginFailure(reason)));
      const timer = setTimeout(() => {
        this.abandon(child);
        fail(`no answer within ${deadlineMs} ms`);
      }, deadlineMs);
      const onExit = (code: number | null, signal: string | null) => fail(`process ended (${signal ?? code})`);
      const onMessage = (said: FromPlugin) => {
        const answer = read(said);
        if (!answer) return;
        if ('error' in answer) fail(answer.error);
        else finish(() => resolve(answer.value));
      };
      child.on('message', onMessage);
      child.once('exit', onExit);
      child.send(say, (error) => {
        if (error) fail(error.message);
      });
    });
  }
}
