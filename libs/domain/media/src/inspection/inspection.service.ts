import { createHash } from 'node:crypto';

import { mediaReady, mediaRejected } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Outbox } from '@hearken/platform-messaging';
import { ObjectStorage } from '@hearken/platform-storage';
import { Injectable, Logger } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';

import type { MediaObject, MediaVariant } from '../objects/media-object';
import { MediaObjectsRepository, type Findings } from '../objects/media-objects.repository';
import { isImage, judge } from './media-types.rules';
import { MembersNotifier } from './members-notifier';
import { pictureOf, type Picture } from './thumbnail';

/** Looks at uploaded bytes and settles what they are. Doing it twice gives the same result. */
@Injectable()
export class InspectionService {
  private readonly logger = new Logger(InspectionService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objects: MediaObjectsRepository,
    private readonly storage: ObjectStorage,
    private readonly outbox: Outbox,
    private readonly members: MembersNotifier,
  ) {}

  async inspect(objectId: string): Promise<void> {
    const object = await this.objects.findById(objectId);
    if (object?.state !== 'uploaded') return;
    // At most 50 MB, enforced by the signed upload.
    const bytes = await this.storage.getBytes(object.storageKey);
    const verdict = judge((await fileTypeFromBuffer(bytes))?.mime, object.declaredMime, object.name);
    if (!verdict.accepted) return this.reject(object, verdict.reason);
    const picture = isImage(verdict.mime) ? await pictureOf(bytes).catch(() => null) : undefined;
    if (picture === null) return this.reject(object, 'unreadable_image');
    await this.accept(object, await this.store(object, bytes, verdict.mime, picture), picture);
  }

  /** Copies the very bytes that were checked: the sender can still write to where he uploaded. */
  private async store(
    object: MediaObject,
    bytes: Buffer,
    mime: string,
    picture: Picture | undefined,
  ): Promise<Findings> {
    const storageKey = `chat/${object.conversationId}/${object.id}`;
    await this.storage.put(storageKey, bytes, { contentType: mime });
    const sha256 = createHash('sha256').update(bytes).digest();
    return { storageKey, mime, sha256, width: picture?.width ?? null, height: picture?.height ?? null };
  }

  private async storeThumbnail(objectId: string, originalKey: string, { thumbnail }: Picture): Promise<MediaVariant> {
    const storageKey = `${originalKey}.thumbnail.webp`;
    await this.storage.put(storageKey, thumbnail.bytes, { contentType: thumbnail.mime });
    const { mime, width, height, bytes } = thumbnail;
    return {
      objectId,
      kind: 'thumbnail',
      mime,
      size: bytes.length,
      width,
      height,
      storageDriver: this.storage.driver,
      storageKey,
    };
  }

  private async accept(object: MediaObject, findings: Findings, picture: Picture | undefined): Promise<void> {
    const { id: objectId, conversationId, size } = object;
    const { mime, width, height } = findings;
    const thumbnail = picture ? await this.storeThumbnail(objectId, findings.storageKey, picture) : null;
    await this.unitOfWork.run(async () => {
      if (!(await this.objects.settleReady(objectId, findings, thumbnail))) return;
      const ready = { objectId, conversationId, mime, size, width, height, hasThumbnail: thumbnail !== null };
      await this.outbox.add(mediaReady, conversationId, ready);
      await this.members.tell(conversationId, 'media.ready', ready);
    });
    await this.storage.delete(object.storageKey);
  }

  private async reject(object: MediaObject, reason: string): Promise<void> {
    const { id: objectId, conversationId } = object;
    this.logger.log(`upload ${objectId} refused: ${reason}`);
    await this.unitOfWork.run(async () => {
      if (!(await this.objects.settleRejected(objectId, reason))) return;
      await this.outbox.add(mediaRejected, conversationId, { objectId, conversationId, reason });
      await this.members.tell(conversationId, 'media.rejected', { objectId, conversationId, reason });
    });
    await this.storage.delete(object.storageKey);
  }
}
