import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKeys, FileKeyProvider } from './file-key-provider';
import { KeyNotFoundError, keyPurposes } from './key-provider';

let parent: string;
let dir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hearken-keys-'));
  dir = join(parent, 'keys');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const write = (content: unknown) => writeFile(join(dir, 'blind-index.json'), JSON.stringify(content));

describe('ensureKeys', () => {
  it('makes a key of its own for each purpose, readable by its owner alone', async () => {
    await ensureKeys(dir);

    expect((await readdir(dir)).sort()).toEqual(keyPurposes.map((purpose) => `${purpose}.json`).sort());
    expect(await modeOf(dir)).toBe('700');
    expect(await modeOf(join(dir, 'blind-index.json'))).toBe('600');
    const provider = new FileKeyProvider(dir);
    const keys = await Promise.all(
      keyPurposes.map(async (purpose) => (await provider.current(purpose)).key.toString('hex')),
    );
    expect(new Set(keys).size).toBe(keyPurposes.length);
  });

  it('keeps the keys that exist', async () => {
    await ensureKeys(dir, ['blind-index']);
    const before = await readFile(join(dir, 'blind-index.json'), 'utf8');
    await ensureKeys(dir);

    expect(await readFile(join(dir, 'blind-index.json'), 'utf8')).toBe(before);
  });

  it('makes one key when several processes ask at once', async () => {
    const providers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        await ensureKeys(dir, ['token-signing']);
        const { key } = await new FileKeyProvider(dir).current('token-signing');
        return key.toString('hex');
      }),
    );

    expect(new Set(providers).size).toBe(1);
    expect(await readdir(dir)).toEqual(['token-signing.json']);
  });
});

describe('FileKeyProvider', () => {
  const first = Buffer.alloc(32, 1);
  const second = Buffer.alloc(32, 2);
  const encoded = (key: Buffer) => key.toString('base64');

  beforeEach(() => ensureKeys(dir, []));

  it('gives the current version and the older ones', async () => {
    await write({ current: 2, keys: { 1: encoded(first), 2: encoded(second) } });
    const provider = new FileKeyProvider(dir);

    expect(await provider.current('blind-index')).toEqual({ version: 2, key: second });
    expect(await provider.byVersion('blind-index', 1)).toEqual(first);
  });

  it('reads the file once', async () => {
    await write({ current: 1, keys: { 1: encoded(first) } });
    const provider = new FileKeyProvider(dir);
    await provider.current('blind-index');
    await rm(join(dir, 'blind-index.json'));

    expect(await provider.current('blind-index')).toEqual({ version: 1, key: first });
  });

  it('finds a version that was added since it read the file', async () => {
    await write({ current: 1, keys: { 1: encoded(first) } });
    const provider = new FileKeyProvider(dir);
    await provider.current('blind-index');
    await write({ current: 2, keys: { 1: encoded(first), 2: encoded(second) } });

    expect(await provider.byVersion('blind-index', 2)).toEqual(second);
    expect((await provider.current('blind-index')).version).toBe(2);
  });

  it('refuses a version that does not exist', async () => {
    await write({ current: 1, keys: { 1: encoded(first) } });

    await expect(new FileKeyProvider(dir).byVersion('blind-index', 2)).rejects.toThrow(KeyNotFoundError);
  });

  it('finds a key file that was missing at first', async () => {
    const provider = new FileKeyProvider(dir);
    await expect(provider.current('blind-index')).rejects.toThrow(KeyNotFoundError);
    await write({ current: 1, keys: { 1: encoded(first) } });

    expect((await provider.current('blind-index')).version).toBe(1);
  });

  it('refuses a damaged file without quoting it', async () => {
    await writeFile(join(dir, 'blind-index.json'), '{"keys":{"1":"c2VjcmV0');

    await expect(new FileKeyProvider(dir).current('blind-index')).rejects.toThrow(
      'The key file of blind-index is not valid',
    );
  });

  it('refuses a key of another length', async () => {
    await write({ current: 1, keys: { 1: encoded(Buffer.alloc(16)) } });

    await expect(new FileKeyProvider(dir).current('blind-index')).rejects.toThrow('32 bytes');
  });
});
