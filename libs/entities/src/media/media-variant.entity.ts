import { Column, Entity, PrimaryColumn } from 'typeorm';

import { bigintColumn } from '../columns';

@Entity({ schema: 'media', name: 'variants' })
export class MediaVariantEntity {
  @PrimaryColumn({ name: 'object_id', type: 'uuid' }) objectId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: 'thumbnail';
  @Column({ type: 'text' }) mime!: string;
  @Column({ ...bigintColumn, name: 'size' }) size!: bigint;
  @Column({ type: 'int' }) width!: number;
  @Column({ type: 'int' }) height!: number;
  @Column({ name: 'storage_driver', type: 'text' }) storageDriver!: string;
  @Column({ name: 'storage_key', type: 'text' }) storageKey!: string;
}
