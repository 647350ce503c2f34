import { ensureKeys, FileKeyProvider } from '@hearken/crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdtemp, readdir, rm, writeFile, mkdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import { FileUrls } from './file-urls';
import { LocalStorage } from './local-storage';
import type { ObjectStorage } from './object-storage';
import { S3Storage } from './s3-storage';
import type { StorageConfig } from './storage.config';

interface Driver {
  storage: ObjectStorage;
  close: () => Promise<void>;
  /** Whether a signed link can be fetched here; the local driver's are served by media-worker. */
  served: boolean;
}

async function localDriver(): Promise<Driver & { dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'hearken-storage-'));
  await ensureKeys(join(dir, 'keys'), ['storage-urls']);
  const config = { localDir: join(dir, 'files'), publicUrl: 'http://files.test' } as StorageConfig;
  const storage = new LocalStorage(new FileUrls(new FileKeyProvider(join(dir, 'keys')), config), config);
  await storage.onModuleInit();
  return { storage, dir, served: false, close: () => rm(dir, { recursive: true }) };
}

/** The server at S3_TEST_ENDPOINT, e.g. MinIO or OpenStack Swift's s3api, whose default account is the one below. */
async function s3Driver(): Promise<Driver> {
  const config = {
    endpoint: process.env.S3_TEST_ENDPOINT ?? '',
    region: 'us-east-1',
    bucket: `contract-${process.pid}`,
    accessKeyId: process.env.S3_TEST_ACCESS_KEY_ID ?? 'test:tester',
    secretAccessKey: process.env.S3_TEST_SECRET_ACCESS_KEY ?? 'testing',
  };
  // The client under test never makes buckets.
  const admin = new S3Client({ ...config, forcePathStyle: true, credentials: config });
  await admin.send(new CreateBucketCommand({ Bucket: config.bucket }));
  admin.destroy();
  const storage = new S3Storage(config);
  const close = async () => {
    storage.onApplicationShutdown();
  };
  return { storage, served: true, close };
}

describe.each([
  { driver: 'local', available: true, open: localDriver as () => Promise<Driver> },
  { driver: 's3', available: Boolean(process.env.S3_TEST_ENDPOINT), open: s3Driver },
])('object storage contract: $driver', ({ driver, available, open }) => {
  if (!available) {
    it.skip(`${driver} is skipped: S3_TEST_ENDPOINT names no server`, () => undefined);
    return;
  }
  let opened: Driver;
  let storage: ObjectStorage;

  beforeAll(async () => {
    opened = await open();
    ({ storage } = opened);
  }, 60_000);
  afterAll(() => opened.close());

  it('gives back exactly the bytes and the type that were put', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251));
    expect(await storage.put('a/b/bytes.bin', bytes, { contentType: 'image/png' })).toEqual({ size: 70_000 });
    expect(Buffer.compare(await storage.getBytes('a/b/bytes.bin'), bytes)).toBe(0);
    expect(await storage.head('a/b/bytes.bin')).toMatchObject({ size: 70_000, contentType: 'image/png' });
  });

  it('stores a stream and returns its size', async () => {
    const parts = Array.from({ length: 20 }, (_, at) => Buffer.alloc(10_000, at));
    expect(await storage.put('stream', Readable.from(parts), { contentType: 'video/mp4' })).toEqual({ size: 200_000 });
    expect(Buffer.compare(await storage.getBytes('stream'), Buffer.concat(parts))).toBe(0);
  });

  it('stores nothing when the stream breaks', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(1_000);
        throw new Error('cable pulled');
      })(),
    );
    await expect(storage.put('broken', broken, { contentType: 'text/plain' })).rejects.toThrow('cable pulled');
    expect(await storage.exists('broken')).toBe(false);
  });

  it('replaces an object', async () => {
    await storage.put('again', Buffer.from('first, longer'), { contentType: 'text/plain' });
    await storage.put('again', Buffer.from('second'), { contentType: 'text/html' });
    expect((await storage.getBytes('again')).toString()).toBe('second');
    expect(await storage.head('again')).toMatchObject({ size: 6, contentType: 'text/html' });
  });

  it('reads a range', async () => {
    await storage.put('range', Buffer.from('0123456789'), { contentType: 'text/plain' });
    const parts: Buffer[] = [];
    for await (const part of await storage.get('range', { start: 2, end: 5 })) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toBe('2345');
  });

  it('keeps `x` and `x/y` apart', async () => {
    await storage.put('x', Buffer.from('file'), { contentType: 'text/plain' });
    await storage.put('x/y', Buffer.from('below'), { contentType: 'text/plain' });
    expect((await storage.getBytes('x')).toString()).toBe('file');
    expect((await storage.getBytes('x/y')).toString()).toBe('below');
  });

  it('says NOT_FOUND for what is not there, and null for its head', async () => {
    await expect(storage.get('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await storage.head('nothing')).toBeNull();
    expect(await storage.exists('nothing')).toBe(false);
  });

  it('deletes, and deletes again without complaint', async () => {
    await storage.put('gone', Buffer.from('x'), { contentType: 'text/plain' });
    await storage.delete('gone');
    await storage.delete('gone');
    expect(await storage.exists('gone')).toBe(false);
  });

  it('refuses more bytes than the reader wants', async () => {
    await storage.put('big', Buffer.alloc(2_000), { contentType: 'text/plain' });
    await expect(storage.getBytes('big', 1_000)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });

  it.each(['../etc/passwd', 'a/../../b', '/etc/passwd', 'a//b', '.hidden', 'a/.tmp/b', 'a\\b', 'a\0b', 'a~', '', 'a/'])(
    'refuses the key %j everywhere',
    async (key) => {
      const refusal = { code: 'VALIDATION_FAILED' };
      await expect(storage.put(key, Buffer.from('x'), { contentType: 'text/plain' })).rejects.toMatchObject(refusal);
      await expect(storage.get(key)).rejects.toMatchObject(refusal);
      await expect(storage.head(key)).rejects.toMatchObject(refusal);
      await expect(storage.delete(key)).rejects.toMatchObject(refusal);
      await expect(storage.signUrl({ key, method: 'GET', expiresSeconds: 60 })).rejects.toMatchObject(refusal);
    },
  );

  it('signs links for 15 minutes at most', async () => {
    await expect(storage.signUrl({ key: 'x', method: 'GET', expiresSeconds: 901 })).rejects.toThrow(RangeError);
    expect(new URL(await storage.signUrl({ key: 'x', method: 'GET', expiresSeconds: 900 })).pathname).toMatch(/\/x$/);
  });

  it('lets a signed link upload and download, and no link that was changed', async () => {
    const put = await storage.signUrl({
      key: 'signed.txt',
      method: 'PUT',
      expiresSeconds: 60,
      contentType: 'text/plain',
    });
    const get = await storage.signUrl({
      key: 'signed.txt',
      method: 'GET',
      expiresSeconds: 60,
      downloadName: '记录.txt',
    });
    // The local driver's links are served by media-worker; what they allow is checked in file-urls.spec.ts.
    if (!opened.served) {
      expect(put).toContain('http://files.test/files/signed.txt?');
      expect(get).not.toBe(put);
      return;
    }
    const uploaded = await fetch(put, { method: 'PUT', body: 'hello', headers: { 'content-type': 'text/plain' } });
    expect(uploaded.status).toBe(200);
    const downloaded = await fetch(get);
    expect(await downloaded.text()).toBe('hello');
    expect(downloaded.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%AE%B0");
    expect((await fetch(get.replace('signed.txt', 'a/b/bytes.bin'))).status).toBe(403);
    expect((await fetch(put, { method: 'PUT', body: '<p>', headers: { 'content-type': 'text/html' } })).status).toBe(
      403,
    );
  });
});

describe('local storage', () => {
  it('removes what a crash left behind, and nothing that is being written', async () => {
    const opened = await localDriver();
    const { storage, dir } = opened;
    const temporary = join(dir, 'files', '.tmp');
    await mkdir(temporary, { recursive: true });
    await writeFile(join(temporary, 'old'), 'half');
    await utimes(join(temporary, 'old'), new Date(0), new Date(0));
    await writeFile(join(temporary, 'fresh'), 'half');
    await (storage as LocalStorage).onModuleInit();
    expect(await readdir(temporary)).toEqual(['fresh']);
    await opened.close();
  });
});
