import { constantTimeEqual, hmac, KEY_PROVIDER, KeyNotFoundError, type KeyProvider } from '@hearken/crypto';
import { DomainError } from '@hearken/platform-errors';
import { Inject, Injectable } from '@nestjs/common';

import { assertKey, assertLifetime, type SignUrlOptions } from './object-storage';
import { storageConfig, type StorageConfig } from './storage.config';

/** What a verified link allows. */
export interface FileGrant {
  key: string;
  method: 'GET' | 'PUT';
  contentType?: string;
  maxBytes?: number;
  downloadName?: string;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Names in the query, in the order in which they are signed. */
const parameters = ['method', 'exp', 'v', 'type', 'max', 'name'] as const;

/** Links to `/files/<key>`, which media-worker serves: HMAC-SHA-256 over the key and everything the link allows. */
@Injectable()
export class FileUrls {
  constructor(
    @Inject(KEY_PROVIDER) private readonly keys: KeyProvider,
    @Inject(storageConfig.token) private readonly config: StorageConfig,
  ) {}

  async sign(options: SignUrlOptions, now = Date.now()): Promise<string> {
    assertKey(options.key);
    assertLifetime(options.expiresSeconds);
    const { version, key } = await this.keys.current('storage-urls');
    const query: Record<string, string> = {
      method: options.method,
      exp: String(Math.floor(now / 1000) + options.expiresSeconds),
      v: String(version),
      ...(options.contentType === undefined ? {} : { type: options.contentType }),
      ...(options.maxBytes === undefined ? {} : { max: String(options.maxBytes) }),
      ...(options.downloadName === undefined ? {} : { name: options.downloadName }),
    };
    const sig = signature(key, options.key, query);
    return `${this.config.publicUrl}/files/${options.key}?${new URLSearchParams({ ...query, sig }).toString()}`;
  }

  /** Checks a request for `/files/<key>`; throws `SIGNATURE_INVALID` (403) for anything but a valid, unexpired link. */
  async verify(method: string, key: string, query: Query, now = Date.now()): Promise<FileGrant> {
    assertKey(key);
    const secret = await this.secretOf(query.v);
    if (!constantTimeEqual(signature(secret, key, query), query.sig ?? '')) throw invalid();
    if (Number(query.exp) * 1000 < now) throw new DomainError('SIGNATURE_INVALID', 'the link has expired');
    // A link to read also answers HEAD.
    if (query.method !== (method === 'HEAD' ? 'GET' : method)) throw invalid();
    return grantOf(key, query);
  }

  private async secretOf(version: string | undefined): Promise<Buffer> {
    if (!/^\d{1,6}$/.test(version ?? '')) throw invalid();
    try {
      return await this.keys.byVersion('storage-urls', Number(version));
    } catch (error) {
      if (error instanceof KeyNotFoundError) throw invalid();
      throw error;
    }
  }
}

function grantOf(key: string, query: Query): FileGrant {
  return {
    key,
    method: query.method === 'PUT' ? 'PUT' : 'GET',
    ...(query.type === undefined ? {} : { contentType: query.type }),
    ...(query.max === undefined ? {} : { maxBytes: Number(query.max) }),
    ...(query.name === undefined ? {} : { downloadName: query.name }),
  };
}

function signature(secret: Buffer, key: string, query: Query): string {
  // JSON keeps the parts apart, so that nothing can move from one into another.
  const signed = JSON.stringify([key, ...parameters.map((name) => query[name] ?? null)]);
  return hmac(secret, signed).toString('base64url');
}

function invalid(): DomainError {
  return new DomainError('SIGNATURE_INVALID', 'the link is not valid');
}
