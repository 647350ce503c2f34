import { KeyNotFoundError, type KeyProvider } from '@hearken/crypto';

import { FileUrls } from './file-urls';
import type { SignUrlOptions } from './object-storage';
import type { StorageConfig } from './storage.config';

const keys: KeyProvider = {
  current: async () => ({ version: 2, key: Buffer.alloc(32, 2) }),
  byVersion: async (_purpose, version) => {
    if (version > 2) throw new KeyNotFoundError();
    return Buffer.alloc(32, version);
  },
};
const urls = new FileUrls(keys, { publicUrl: 'https://hearken.test' } as StorageConfig);
const now = Date.parse('2026-11-20T12:00:00Z');

async function signed(options: Partial<SignUrlOptions> = {}) {
  const url = new URL(await urls.sign({ key: 'a/b.png', method: 'GET', expiresSeconds: 60, ...options }, now));
  return { key: url.pathname.replace('/files/', ''), query: Object.fromEntries(url.searchParams) };
}

describe('links to files', () => {
  it('allow what they were signed for', async () => {
    const { key, query } = await signed({ method: 'PUT', contentType: 'image/png', maxBytes: 10 });
    const grant = { key: 'a/b.png', method: 'PUT', contentType: 'image/png', maxBytes: 10 };
    expect(await urls.verify('PUT', key, query, now)).toEqual(grant);
  });

  it('that read also answer HEAD', async () => {
    const { key, query } = await signed({ downloadName: 'b.png' });
    expect(await urls.verify('HEAD', key, query, now)).toMatchObject({ method: 'GET', downloadName: 'b.png' });
  });

  it('end', async () => {
    const { key, query } = await signed();
    await expect(urls.verify('GET', key, query, now + 59_000)).resolves.toBeDefined();
    await expect(urls.verify('GET', key, query, now + 61_000)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each([
    ['the key', (link: Awaited<ReturnType<typeof signed>>) => (link.key = 'a/c.png')],
    ['the method', (link: Awaited<ReturnType<typeof signed>>) => (link.query.method = 'PUT')],
    ['the expiry', (link: Awaited<ReturnType<typeof signed>>) => (link.query.exp = '99999999999')],
    ['the type', (link: Awaited<ReturnType<typeof signed>>) => (link.query.type = 'text/html')],
    ['the size', (link: Awaited<ReturnType<typeof signed>>) => (link.query.max = '99999999')],
    ['the name', (link: Awaited<ReturnType<typeof signed>>) => (link.query.name = 'x.exe')],
    ['the key version', (link: Awaited<ReturnType<typeof signed>>) => (link.query.v = '1')],
    ['a key version that never was', (link: Awaited<ReturnType<typeof signed>>) => (link.query.v = '7')],
    ['the signature', (link: Awaited<ReturnType<typeof signed>>) => (link.query.sig = '')],
  ])('are refused when %s was changed', async (_what, change) => {
    const link = await signed({ maxBytes: 5, contentType: 'image/png', downloadName: 'b' });
    change(link);
    const method = link.query.method ?? 'GET';
    await expect(urls.verify(method, link.key, link.query, now)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it('to read do not write', async () => {
    const { key, query } = await signed();
    await expect(urls.verify('PUT', key, query, now)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    await expect(urls.verify('DELETE', key, query, now)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });
});
