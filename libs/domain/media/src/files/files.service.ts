import { Transform, type Readable } from 'node:stream';

import { DomainError, notFound } from '@hearken/platform-errors';
import { attachment, FileUrls, ObjectStorage, type FileGrant } from '@hearken/platform-storage';
import { Injectable } from '@nestjs/common';

import { parseRange } from './byte-range';

export interface FileRequest {
  method: string;
  key: string;
  query: Record<string, string | undefined>;
  headers: Record<string, string | string[] | undefined>;
}

export interface FileAnswer {
  status: number;
  headers: Record<string, string>;
  body: Readable | null;
}

/** Serves the `local` driver's signed links: the link is the right, nothing else is asked. */
@Injectable()
export class FilesService {
  constructor(
    private readonly urls: FileUrls,
    private readonly storage: ObjectStorage,
  ) {}

  /** @throws SIGNATURE_INVALID, NOT_FOUND */
  async read({ method, key, query, headers }: FileRequest): Promise<FileAnswer> {
    const grant = await this.urls.verify(method, key, query);
    const stored = await this.storage.head(key);
    if (!stored) throw notFound('File');
    const range = parseRange(single(headers.range), stored.size);
    if (range === 'unsatisfiable')
      return { status: 416, headers: { 'Content-Range': `bytes */${stored.size}` }, body: null };
    const length = range ? range.end - range.start + 1 : stored.size;
    return {
      status: range ? 206 : 200,
      headers: {
        ...safeHeaders(grant, stored.contentType),
        'Accept-Ranges': 'bytes',
        'Content-Length': String(length),
        ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${stored.size}` } : {}),
      },
      body: method === 'HEAD' ? null : await this.storage.get(key, range ?? undefined),
    };
  }

  /** @throws SIGNATURE_INVALID, UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE */
  async write({ method, key, query, headers }: FileRequest, body: Readable): Promise<{ size: number }> {
    const grant = await this.urls.verify(method, key, query);
    const contentType = single(headers['content-type']);
    if (grant.contentType !== undefined && contentType !== grant.contentType) {
      throw new DomainError('UNSUPPORTED_MEDIA_TYPE', `This link takes ${grant.contentType}`);
    }
    const limit = grant.maxBytes ?? 0;
    if (Number(single(headers['content-length']) ?? 0) > limit) throw tooLarge(limit);
    return this.storage.put(key, body.pipe(limited(limit)), { contentType: contentType ?? 'application/octet-stream' });
  }
}

/** A file of a stranger must never run in our origin. */
function safeHeaders({ contentType, downloadName }: FileGrant, storedType: string): Record<string, string> {
  return {
    'Content-Type': contentType ?? storedType,
    'Content-Disposition': downloadName === undefined ? 'inline' : attachment(downloadName),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=300',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Content-Length may lie or be absent: count what really comes. */
function limited(most: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) done(tooLarge(most));
      else done(null, chunk);
    },
  });
}

const tooLarge = (limit: number) => new DomainError('PAYLOAD_TOO_LARGE', `This link takes at most ${limit} bytes`);
const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
