import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { InstalledPlugin } from './manifest';
import type * as Built from './plugin-process';

// The built files are what runs: a child process cannot load TypeScript.
const { PluginProcess } = jest.requireActual<typeof Built>('../../dist/host/plugin-process.js');

const message = { messageId: 'm', conversationId: 'c', seq: 1, type: 'text', text: '你好' };

function aPlugin(code: string, wallMs = 1500): InstalledPlugin {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-plugin-'));
  writeFileSync(join(folder, 'index.js'), code);
  const both = { 'zh-CN': '', en: '' };
  return {
    folder,
    manifest: {
      name: 'tried',
      version: '1.0.0',
      title: both,
      description: both,
      main: 'index.js',
      subscribes: ['conversations.entry_appended'],
      entryTypes: ['text'],
      permissions: ['alert'],
      limits: { memoryMb: 64, wallMs },
      settings: {},
      defaults: {},
    },
  };
}

describe('a plugin in a process of its own', () => {
  const started: Built.PluginProcess[] = [];
  const run = (code: string, wallMs?: number) => {
    const process = new PluginProcess({ plugin: aPlugin(code, wallMs), settings: { word: '你好' } });
    started.push(process);
    return process;
  };
  afterEach(() => started.splice(0).forEach((process) => process.stop()));

  it('sees the message and its settings and raises alerts', async () => {
    const process = run(
      `exports.onMessage = (m, ctx) => { if (m.text === ctx.settings.word) ctx.alert({ rule: 'r', level: 2, words: [m.text] }); };`,
    );
    await expect(process.handle(message)).resolves.toEqual([{ rule: 'r', level: 2, words: ['你好'] }]);
    await expect(process.handle({ ...message, text: '再见' })).resolves.toEqual([]);
  });

  it.each([
    ['the network', `require('node:net')`],
    ['the network by fetch', `if (typeof fetch !== 'undefined') throw 0; throw new Error('no fetch')`],
    ['child processes', `require('child_process').execSync('id')`],
    ['files', `require('fs').readFileSync('/etc/passwd')`],
    ['writing', `require('fs').writeFileSync('x', '')`],
    ['the host channel', `process.send({ kind: 'done', id: 1, alerts: [] })`],
    ['builtins by the side door', `process.getBuiltinModule('net').connect(1)`],
  ])('may not reach %s', async (_what, attack) => {
    const process = run(`exports.onMessage = () => { ${attack}; };`);
    await expect(process.handle(message)).rejects.toThrow();
  });

  it('finds no secrets in its environment', async () => {
    const process = run(
      `exports.onMessage = (m, ctx) => { ctx.alert({ rule: 'env', level: 1, words: Object.keys(process.env).filter((k) => !/^NODE_CHANNEL/.test(k)) }); };`,
    );
    await expect(process.handle(message)).resolves.toEqual([{ rule: 'env', level: 1, words: [] }]);
  });

  it('is killed when it hangs, and the next message starts it anew', async () => {
    const process = run(`exports.onMessage = (m) => { while (m.text === 'hang'); };`, 300);
    await expect(process.handle({ ...message, text: 'hang' })).rejects.toThrow('no answer within 300 ms');
    await expect(process.handle(message)).resolves.toEqual([]);
  });

  it('may crash or eat its memory without more than a failed message', async () => {
    const process = run(
      `exports.onMessage = (m) => { if (m.text === 'crash') process.exit(3); if (m.text === 'eat') { const a = []; for (;;) a.push(new Array(1e6).fill({})); } };`,
      20_000,
    );
    await expect(process.handle({ ...message, text: 'crash' })).rejects.toThrow('process ended');
    await expect(process.handle({ ...message, text: 'eat' })).rejects.toThrow('process ended');
    await expect(process.handle(message)).resolves.toEqual([]);
  });

  it('reports what it throws and lives on', async () => {
    const process = run(`exports.onMessage = (m) => { if (m.text === 'bad') throw new Error('boom'); };`);
    await expect(process.handle({ ...message, text: 'bad' })).rejects.toThrow('boom');
    const pid = process.pid;
    await expect(process.handle(message)).resolves.toEqual([]);
    expect(process.pid).toBe(pid);
  });
});
