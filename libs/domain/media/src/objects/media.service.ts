import { uploadCompleted } from '@hearken/contracts';
import { ConversationsService } from '@hearken/domain-conversations';
import type { Actor } from '@hearken/platform-auth';
import { UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { ObjectStorage } from '@hearken/platform-storage';
import { Injectable } from '@nestjs/common';

import type { MediaObject, VariantKind } from './media-object';
import { MediaObjectsRepository } from './media-objects.repository';
import { attachmentNotReady, mediaRefused, uploadExpired, uploadIncomplete } from './media.errors';
import { isShownInline } from '../inspection/media-types.rules';

/** Seconds that a signed address is good for; the longest allowed is 900. */
const UPLOAD_SECONDS = 900;
const READ_SECONDS = 300;

export interface RequestedUpload {
  conversationId: string;
  name: string;
  size: number;
  mime: string;
}

export interface UploadTicket {
  object: MediaObject;
  url: string;
  headers: Record<string, string>;
}

@Injectable()
export class MediaService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly objects: MediaObjectsRepository,
    private readonly conversations: ConversationsService,
    private readonly storage: ObjectStorage,
    private readonly outbox: Outbox,
  ) {}

  /** A place to put one file of exactly this size, for a member of the conversation. */
  async requestUpload(actor: Actor, { conversationId, name, size, mime }: RequestedUpload): Promise<UploadTicket> {
    await this.assertMember(actor, conversationId);
    const id = uuidv7();
    // The link stays good for a while after the check; what was checked lies elsewhere by then.
    const storageKey = `incoming/${id}`;
    const uploadUntil = new Date(Date.now() + UPLOAD_SECONDS * 1000);
    await this.objects.insert({
      id,
      ownerId: actor.id,
      conversationId,
      name,
      declaredMime: mime,
      size,
      storageDriver: this.storage.driver,
      storageKey,
      uploadUntil,
    });
    // The type is signed as opaque bytes: what they are is decided by looking at them.
    const contentType = 'application/octet-stream';
    const url = await this.storage.signUrl({
      key: storageKey,
      method: 'PUT',
      expiresSeconds: UPLOAD_SECONDS,
      contentType,
      maxBytes: size,
    });
    return { object: await this.find(id), url, headers: { 'Content-Type': contentType } };
  }

  /** The bytes are there: hand them to the worker. Saying it twice is the same as once. */
  async complete(actor: Actor, id: string): Promise<MediaObject> {
    const object = await this.findOwn(actor, id);
    if (object.state === 'expired') throw uploadExpired();
    if (object.state === 'requested') {
      const stored = await this.storage.head(object.storageKey);
      if (stored?.size !== object.size) throw uploadIncomplete();
      await this.unitOfWork.run(async () => {
        if (await this.objects.move(id, 'requested', 'uploaded'))
          await this.outbox.add(uploadCompleted, id, { objectId: id });
      });
    }
    return this.find(id);
  }

  /** A signed address of the file or its thumbnail, for a member of its conversation. */
  async url(
    actor: Actor,
    id: string,
    variant: 'original' | VariantKind,
  ): Promise<{ url: string; expiresAt: Date; mime: string }> {
    const object = await this.objects.findById(id);
    if (!object) throw notFound('File');
    await this.assertMember(actor, object.conversationId);
    if (object.state === 'rejected') throw mediaRefused(object.reason ?? 'refused');
    if (object.state !== 'ready' || object.mime === null) throw attachmentNotReady();
    const { key, mime } = await this.placeOf(object, object.mime, variant);
    const url = await this.storage.signUrl({
      key,
      method: 'GET',
      expiresSeconds: READ_SECONDS,
      contentType: mime,
      // Everything that a browser might run is only ever saved.
      ...(isShownInline(mime) ? {} : { downloadName: object.name }),
    });
    return { url, expiresAt: new Date(Date.now() + READ_SECONDS * 1000), mime };
  }

  /** Refuses a message whose files are not the sender's, of another conversation, or not whole. */
  async assertAttachable(conversationId: string, objectIds: readonly string[], actorId: string): Promise<void> {
    const found = await this.objects.findByIds(objectIds);
    for (const id of objectIds) {
      const object = found.find((one) => one.id === id);
      if (object?.conversationId !== conversationId || object.ownerId !== actorId) throw notFound('File');
      if (object.state === 'rejected') throw mediaRefused(object.reason ?? 'refused');
      if (object.state !== 'ready' && object.state !== 'uploaded') throw uploadIncomplete();
    }
  }

  private async placeOf(
    object: MediaObject,
    mime: string,
    variant: 'original' | VariantKind,
  ): Promise<{ key: string; mime: string }> {
    if (variant === 'original') return { key: object.storageKey, mime };
    const found = await this.objects.findVariant(object.id, variant);
    if (!found) throw notFound('Thumbnail');
    return { key: found.storageKey, mime: found.mime };
  }

  private async find(id: string): Promise<MediaObject> {
    const object = await this.objects.findById(id);
    if (!object) throw notFound('File');
    return object;
  }

  private async findOwn(actor: Actor, id: string): Promise<MediaObject> {
    const object = await this.find(id);
    if (object.ownerId !== actor.id) throw notFound('File');
    return object;
  }

  private async assertMember(actor: Actor, conversationId: string): Promise<void> {
    if (!(await this.conversations.isMember(conversationId, actor.id))) throw notFound('Conversation');
  }
}
