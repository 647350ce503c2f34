// Entry of a plugin's process. It runs under Node's permission model with an empty environment and reads nothing but
// this folder and the plugin's; what the model does not cover (network, before Node 25) is closed here before the
// plugin's code is loaded.
import Module from 'node:module';

import type { FromPlugin, PluginAlert, PluginMessage, ToPlugin } from './protocol';

const closed =
  /^(node:)?(child_process|cluster|dgram|dns|http|http2|https|inspector|net|repl|tls|vm|wasi|worker_threads)(\/|$)/;

interface Plugin {
  onMessage(message: PluginMessage, context: unknown): void | Promise<void>;
}

// The plugin must not be able to speak to the host on its own.
const tellHost = process.send?.bind(process) as (said: FromPlugin) => void;

function closeDoors(): void {
  const loader = Module as unknown as { _load: (this: unknown, request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (closed.test(request)) throw new Error(`a plugin may not load ${request}`);
    return load.call(loader, request, ...rest);
  };
  const globals = globalThis as Record<string, unknown>;
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) globals[name] = undefined;
  const process_ = process as unknown as Record<string, unknown>;
  for (const name of ['send', 'binding', '_linkedBinding', 'dlopen', 'kill', 'getBuiltinModule'])
    process_[name] = undefined;
}

let plugin: Plugin | undefined;
let permissions: string[] = [];
let settings: unknown;

/** Only what was granted is there. */
function contextFor(alerts: PluginAlert[]): unknown {
  return {
    settings,
    ...(permissions.includes('alert') ? { alert: (alert: PluginAlert) => void alerts.push(alert) } : {}),
    ...(permissions.includes('log')
      ? { log: (line: unknown) => tellHost({ kind: 'log', line: String(line).slice(0, 500) }) }
      : {}),
  };
}

async function handle(id: number, message: PluginMessage): Promise<void> {
  const alerts: PluginAlert[] = [];
  try {
    await plugin?.onMessage(message, contextFor(alerts));
    tellHost({ kind: 'done', id, alerts });
  } catch (error) {
    tellHost({ kind: 'failed', id, error: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (said: ToPlugin) => {
  if (said.kind === 'message') {
    void handle(said.id, said.message);
    return;
  }
  ({ permissions, settings } = said);
  closeDoors();
  plugin = require(said.entry) as Plugin;
  tellHost({ kind: 'ready' });
});
process.on('disconnect', () => process.exit(0));
