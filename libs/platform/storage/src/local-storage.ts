import { notFound } from '@hearken/platform-errors';
import { Injectable, Inject, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';

import { FileUrls } from './file-urls';
import { assertKey, ObjectStorage, type ByteRange, type SignUrlOptions, type StoredObject } from './object-storage';
import { storageConfig, type StorageConfig } from './storage.config';

const ABANDONED_MS = 86_400_000;

/**
 * Objects as files. A file is written beside and renamed into place after fsync, so nobody ever reads half of one. The
 * name ends in `~`, which keys cannot contain: `a` and `a/b` can both be objects, as on S3.
 */
@Injectable()
export class LocalStorage extends ObjectStorage implements OnModuleInit {
  readonly driver = 'local';
  private readonly root: string;
  private readonly temporary: string;

  constructor(
    private readonly urls: FileUrls,
    @Inject(storageConfig.token) config: StorageConfig,
  ) {
    super();
    this.root = resolve(config.localDir);
    this.temporary = join(this.root, '.tmp');
  }

  /** Removes what a crash left half written. */
  async onModuleInit(): Promise<void> {
    await mkdir(this.temporary, { recursive: true });
    for (const name of await readdir(this.temporary)) {
      const path = join(this.temporary, name);
      const found = await stat(path).catch(() => null);
      if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
    }
  }

  async put(key: string, body: Buffer | Readable, { contentType }: { contentType: string }): Promise<{ size: number }> {
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    await mkdir(this.temporary, { recursive: true });
    // The type first: an object without one would be served wrongly, a type without an object is nothing.
    await this.write(`${target}type`, Buffer.from(contentType));
    return { size: await this.write(target, body) };
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    // Opened here, so that a missing object is a refusal and not an error in the middle of a stream.
    const handle = await open(this.pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
      throw isMissing(error) ? notFound('object') : error;
    });
    return handle.createReadStream(range ? { start: range.start, end: range.end } : {});
  }

  async head(key: string): Promise<StoredObject | null> {
    const path = this.pathOf(key);
    try {
      const [found, contentType] = await Promise.all([stat(path), readFile(`${path}type`, 'utf8')]);
      return { size: found.size, contentType, modifiedAt: found.mtime };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    await rm(`${path}type`, { force: true });
  }

  signUrl(options: SignUrlOptions): Promise<string> {
    return this.urls.sign(options);
  }

  private pathOf(key: string): string {
    assertKey(key);
    return `${join(this.root, key)}~`;
  }

  private async write(target: string, body: Buffer | Readable): Promise<number> {
    const path = join(this.temporary, randomUUID());
    try {
      const size = await writeDurably(path, body);
      await rename(path, target);
      await syncFolder(dirname(target));
      return size;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }
}

async function writeDurably(path: string, body: Buffer | Readable): Promise<number> {
  const handle = await open(path, 'wx', 0o640);
  try {
    let size = 0;
    for await (const part of Buffer.isBuffer(body) ? [body] : body) {
      await writeAll(handle, part as Buffer);
      size += (part as Buffer).length;
    }
    await handle.sync();
    return size;
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** write(2) may take less than it was given. */
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
}
