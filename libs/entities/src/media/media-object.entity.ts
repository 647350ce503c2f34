import { Column, Entity, PrimaryColumn } from 'typeorm';

import { bigintColumn } from '../columns';

@Entity({ schema: 'media', name: 'objects' })
export class MediaObjectEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) id!: string;
  @Column({ name: 'owner_id', type: 'uuid' }) ownerId!: string;
  @Column({ name: 'conversation_id', type: 'uuid' }) conversationId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'declared_mime', type: 'text' }) declaredMime!: string;
  @Column({ type: 'text', nullable: true }) mime!: string | null;
  @Column({ ...bigintColumn, name: 'size' }) size!: bigint;
  @Column({ type: 'bytea', nullable: true }) sha256!: Buffer | null;
  @Column({ type: 'int', nullable: true }) width!: number | null;
  @Column({ type: 'int', nullable: true }) height!: number | null;
  @Column({ type: 'text', default: 'requested' }) state!: 'requested' | 'uploaded' | 'ready' | 'rejected' | 'expired';
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ name: 'storage_driver', type: 'text' }) storageDriver!: string;
  @Column({ name: 'storage_key', type: 'text', unique: true }) storageKey!: string;
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column({ name: 'upload_until', type: 'timestamptz' }) uploadUntil!: Date;
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true }) settledAt!: Date | null;
}
