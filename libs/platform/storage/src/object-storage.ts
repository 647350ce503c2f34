import { DomainError } from '@hearken/platform-errors';
import type { Readable } from 'node:stream';

export interface StoredObject {
  size: number;
  contentType: string;
  modifiedAt: Date;
}

export interface SignUrlOptions {
  key: string;
  method: 'GET' | 'PUT';
  /** 1 to 900: a signed link is a key to the object and must not live long. */
  expiresSeconds: number;
  /** PUT: the Content-Type that the upload must have. GET: the Content-Type of the answer. */
  contentType?: string;
  /** PUT: the `local` driver refuses more; S3 cannot, so check `head` afterwards. */
  maxBytes?: number;
  /** GET: the browser saves under this name instead of showing. */
  downloadName?: string;
}

export interface ByteRange {
  start: number;
  /** Inclusive. */
  end: number;
}

/** Files by key. Keys are `a/b/c.ext` of letters, digits, `.`, `_` and `-`; an object is there wholly or not at all. */
export abstract class ObjectStorage {
  /** Recorded beside each key, so that objects stay readable when the installation moves to another store. */
  abstract readonly driver: 'local' | 's3';
  /** Stores or replaces; resolves when it is durable. Returns its size in bytes. */
  abstract put(key: string, body: Buffer | Readable, options: { contentType: string }): Promise<{ size: number }>;
  /** Throws `NOT_FOUND`. */
  abstract get(key: string, range?: ByteRange): Promise<Readable>;
  /** null when there is none. */
  abstract head(key: string): Promise<StoredObject | null>;
  /** Deleting what is not there succeeds. */
  abstract delete(key: string): Promise<void>;
  /** A link for a browser; it says nothing about whether the object exists. */
  abstract signUrl(options: SignUrlOptions): Promise<string>;

  async exists(key: string): Promise<boolean> {
    return (await this.head(key)) !== null;
  }

  /** The whole content; throws `NOT_FOUND`, or `PAYLOAD_TOO_LARGE` beyond `maxBytes`. */
  async getBytes(key: string, maxBytes = 64 * 1024 * 1024): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of await this.get(key)) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size > maxBytes) throw new DomainError('PAYLOAD_TOO_LARGE', `the object has more than ${maxBytes} bytes`);
    }
    return Buffer.concat(parts, size);
  }
}

export const MAX_URL_SECONDS = 900;

const segment = /^[\w-][\w.-]{0,199}$/;

/** Refuses keys that could leave the storage's folder or mean different things to different drivers. */
export function assertKey(key: string): void {
  const segments = key.split('/');
  if (key.length > 800 || !segments.every((part) => segment.test(part))) {
    throw new DomainError('VALIDATION_FAILED', 'not a storage key');
  }
}

/** Refuses links that live longer than 15 minutes. */
export function assertLifetime(expiresSeconds: number): void {
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > MAX_URL_SECONDS) {
    throw new RangeError(`a signed link lives 1 to ${MAX_URL_SECONDS} seconds`);
  }
}

/** RFC 6266 with an ASCII fallback for old clients. */
export function attachment(name: string): string {
  const fallback = name.replaceAll(/[^\w.-]+/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}
