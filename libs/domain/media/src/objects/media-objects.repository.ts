import { MediaObjectEntity, MediaVariantEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';

import type { MediaObject, MediaState, MediaVariant, VariantKind } from './media-object';

export type NewObject = Pick<
  MediaObject,
  | 'id'
  | 'ownerId'
  | 'conversationId'
  | 'name'
  | 'declaredMime'
  | 'size'
  | 'storageDriver'
  | 'storageKey'
  | 'uploadUntil'
>;

/** What the worker found out, and where the checked bytes lie. */
export interface Findings {
  storageKey: string;
  mime: string;
  sha256: Buffer;
  width: number | null;
  height: number | null;
}

@Injectable()
export class MediaObjectsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(object: NewObject): Promise<void> {
    await this.objects.insert({ ...object, size: BigInt(object.size) });
  }

  async findById(id: string): Promise<MediaObject | null> {
    const row = await this.objects.findOneBy({ id });
    return row && toMediaObject(row);
  }

  async findByIds(ids: readonly string[]): Promise<MediaObject[]> {
    return (await this.objects.findBy({ id: In([...ids]) })).map(toMediaObject);
  }

  async findVariant(objectId: string, kind: VariantKind): Promise<MediaVariant | null> {
    const row = await this.variants.findOneBy({ objectId, kind });
    return row && { ...row, size: Number(row.size) };
  }

  /** Moves on only from the state that the caller has seen; false when someone was faster. */
  async move(id: string, from: MediaState, to: 'uploaded' | 'expired'): Promise<boolean> {
    const { affected } = await this.objects.update({ id, state: from }, { state: to });
    return affected === 1;
  }

  async settleReady(id: string, findings: Findings, thumbnail: MediaVariant | null): Promise<boolean> {
    const { affected } = await this.objects.update(
      { id, state: 'uploaded' },
      { ...findings, state: 'ready', settledAt: new Date() },
    );
    if (affected !== 1) return false;
    if (thumbnail) await this.variants.upsert({ ...thumbnail, size: BigInt(thumbnail.size) }, ['objectId', 'kind']);
    return true;
  }

  async settleRejected(id: string, reason: string): Promise<boolean> {
    const { affected } = await this.objects.update(
      { id, state: 'uploaded', reason: IsNull() },
      { state: 'rejected', reason, settledAt: new Date() },
    );
    return affected === 1;
  }

  private get objects() {
    return this.unitOfWork.manager.getRepository(MediaObjectEntity);
  }

  private get variants() {
    return this.unitOfWork.manager.getRepository(MediaVariantEntity);
  }
}

const toMediaObject = ({ size, ...row }: MediaObjectEntity): MediaObject => ({ ...row, size: Number(size) });
