import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'plugins', name: 'plugins' })
export class PluginEntity {
  @PrimaryColumn({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) version!: string;
  @Column({ type: 'jsonb' }) manifest!: unknown;
  @Column({ type: 'jsonb' }) settings!: unknown;
  @Column({ type: 'boolean', default: true }) enabled!: boolean;
  @Column({ name: 'installed_at', type: 'timestamptz', default: () => 'now()' }) installedAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
