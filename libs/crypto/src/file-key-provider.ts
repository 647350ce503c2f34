import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyNotFoundError, keyPurposes, type KeyProvider, type KeyPurpose, type KeyVersion } from './key-provider';

interface KeyFile {
  current: number;
  keys: Map<number, Buffer>;
}

/** Keys in `<dir>/<purpose>.json` as `{ "current": 1, "keys": { "1": "<base64>" } }`. Reads lazily and keeps what it read. */
export class FileKeyProvider implements KeyProvider {
  private readonly files = new Map<KeyPurpose, Promise<KeyFile>>();

  constructor(private readonly dir: string) {}

  async current(purpose: KeyPurpose): Promise<KeyVersion> {
    const { current, keys } = await this.file(purpose);
    return { version: current, key: keyOf(keys, purpose, current) };
  }

  async byVersion(purpose: KeyPurpose, version: number): Promise<Buffer> {
    const known = await this.file(purpose);
    // Another process may have rotated since: a version that is not known yet is worth one look at the file.
    const { keys } = known.keys.has(version) ? known : await this.reload(purpose);
    return keyOf(keys, purpose, version);
  }

  private file(purpose: KeyPurpose): Promise<KeyFile> {
    return this.files.get(purpose) ?? this.reload(purpose);
  }

  private reload(purpose: KeyPurpose): Promise<KeyFile> {
    const reading = readKeyFile(this.dir, purpose);
    this.files.set(purpose, reading);
    // A failure is not kept: the keys may be mounted a moment later.
    reading.catch(() => this.files.delete(purpose));
    return reading;
  }
}

/** Creates the keys that are missing and touches no others. Files get mode 0600, the folder 0700; several processes may call it at once. */
export async function ensureKeys(dir: string, purposes: readonly KeyPurpose[] = keyPurposes): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  // mkdir leaves the mode of a folder that was there.
  await chmod(dir, 0o700);
  for (const purpose of purposes) await createKeyFile(dir, purpose);
}

async function createKeyFile(dir: string, purpose: KeyPurpose): Promise<void> {
  const target = keyPath(dir, purpose);
  if (await exists(target)) return;
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const content = { current: 1, keys: { 1: randomBytes(32).toString('base64') } };
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(content)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // link, not rename: it refuses to replace a key that another process has just made and may already use.
    await link(temporary, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(temporary);
  }
}

async function readKeyFile(dir: string, purpose: KeyPurpose): Promise<KeyFile> {
  const text = await readFile(keyPath(dir, purpose), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new KeyNotFoundError(`There is no key file for ${purpose} in ${dir}`) : error;
  });
  const { current, keys } = parse(text, purpose);
  const decoded = new Map(Object.entries(keys).map(([version, key]) => [Number(version), Buffer.from(key, 'base64')]));
  for (const [version, key] of decoded) {
    if (key.length !== 32) throw new Error(`Version ${version} of the key ${purpose} does not have 32 bytes`);
  }
  return { current, keys: decoded };
}

function parse(text: string, purpose: KeyPurpose): { current: number; keys: Record<string, string> } {
  try {
    const parsed = JSON.parse(text) as { current: number; keys: Record<string, string> };
    if (Number.isInteger(parsed.current) && typeof parsed.keys === 'object') return parsed;
  } catch {
    // The parser's message quotes the text, and the text is the key.
  }
  throw new Error(`The key file of ${purpose} is not valid`);
}

function keyOf(keys: Map<number, Buffer>, purpose: KeyPurpose, version: number): Buffer {
  const key = keys.get(version);
  if (!key) throw new KeyNotFoundError(`The key ${purpose} has no version ${version}`);
  return key;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const keyPath = (dir: string, purpose: KeyPurpose): string => join(dir, `${purpose}.json`);
