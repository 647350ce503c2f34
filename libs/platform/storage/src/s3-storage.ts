import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { notFound } from '@hearken/platform-errors';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Readable } from 'node:stream';

import {
  assertKey,
  assertLifetime,
  attachment,
  ObjectStorage,
  type ByteRange,
  type SignUrlOptions,
  type StoredObject,
} from './object-storage';
import type { S3Config } from './storage.config';

/** S3, MinIO, R2, Ceph, OpenStack Swift: path-style addresses and no checksums that only Amazon knows. */
export class S3Storage extends ObjectStorage implements OnApplicationShutdown {
  readonly driver = 's3';
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(config: S3Config) {
    super();
    this.bucket = config.bucket;
    this.client = new S3Client({
      region: config.region,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(config.endpoint ? { endpoint: config.endpoint } : {}),
      // Without keys the SDK takes the machine's own identity.
      ...(config.accessKeyId
        ? { credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey } }
        : {}),
    });
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  async put(key: string, body: Buffer | Readable, { contentType }: { contentType: string }): Promise<{ size: number }> {
    const target = { ...this.address(key), ContentType: contentType };
    if (Buffer.isBuffer(body)) {
      await this.client.send(new PutObjectCommand({ ...target, Body: body }));
      return { size: body.length };
    }
    let size = 0;
    const upload = new Upload({ client: this.client, params: { ...target, Body: body } });
    upload.on('httpUploadProgress', ({ loaded }) => (size = loaded ?? size));
    await upload.done();
    return { size };
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const address = this.address(key);
    try {
      const { Body } = await this.client.send(
        new GetObjectCommand({ ...address, ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) }),
      );
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? notFound('object') : error;
    }
  }

  async head(key: string): Promise<StoredObject | null> {
    const address = this.address(key);
    try {
      const found = await this.client.send(new HeadObjectCommand(address));
      return {
        size: found.ContentLength ?? 0,
        contentType: found.ContentType ?? 'application/octet-stream',
        modifiedAt: found.LastModified ?? new Date(0),
      };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const address = this.address(key);
    try {
      await this.client.send(new DeleteObjectCommand(address));
    } catch (error) {
      // S3 says nothing about what was not there; some of its kin answer 404.
      if (!isMissing(error)) throw error;
    }
  }

  async signUrl(options: SignUrlOptions): Promise<string> {
    assertLifetime(options.expiresSeconds);
    const { expiresSeconds: expiresIn, contentType } = options;
    const address = this.address(options.key);
    if (options.method === 'PUT') {
      const command = new PutObjectCommand({ ...address, ...(contentType ? { ContentType: contentType } : {}) });
      return getSignedUrl(this.client, command, { expiresIn, signableHeaders: new Set(['content-type']) });
    }
    const command = new GetObjectCommand({
      ...address,
      ...(contentType ? { ResponseContentType: contentType } : {}),
      ...(options.downloadName ? { ResponseContentDisposition: attachment(options.downloadName) } : {}),
    });
    return getSignedUrl(this.client, command, { expiresIn });
  }

  private address(key: string): { Bucket: string; Key: string } {
    assertKey(key);
    return { Bucket: this.bucket, Key: key };
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}
