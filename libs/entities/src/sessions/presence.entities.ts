import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'sessions', name: 'attachments' })
export class AttachmentEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'account_id' }) accountId!: string;
  @Column({ type: 'text', name: 'node_id' }) nodeId!: string;
  @Column({ type: 'timestamptz', name: 'attached_at' }) attachedAt!: Date;
  @Column({ type: 'timestamptz', name: 'detached_at', nullable: true }) detachedAt!: Date | null;
  @Column({ type: 'boolean', name: 'lost' }) lost!: boolean;
}

@Entity({ schema: 'sessions', name: 'node_leases' })
export class NodeLeaseEntity {
  @PrimaryColumn({ type: 'text', name: 'node_id' }) nodeId!: string;
  @Column({ type: 'timestamptz', name: 'leased_at' }) leasedAt!: Date;
  @Column({ type: 'timestamptz', name: 'vouched_at' }) vouchedAt!: Date;
}

@Entity({ schema: 'sessions', name: 'capacity_locks' })
export class CapacityLockEntity {
  @PrimaryColumn({ type: 'uuid', name: 'counselor_id' }) counselorId!: string;
}
