import { Column, Entity, PrimaryColumn } from 'typeorm';

import { bigintColumn } from '../columns';

@Entity({ schema: 'risk', name: 'alerts' })
export class AlertEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) id!: string;
  @Column({ type: 'text' }) plugin!: string;
  @Column({ type: 'text' }) rule!: string;
  @Column({ type: 'smallint' }) level!: number;
  @Column({ name: 'conversation_id', type: 'uuid' }) conversationId!: string;
  @Column({ ...bigintColumn, name: 'seq' }) seq!: bigint;
  @Column({ name: 'message_id', type: 'uuid' }) messageId!: string;
  @Column({ type: 'text', array: true }) matches!: string[];
  @Column({ type: 'text', default: 'open' }) state!: 'open' | 'acknowledged';
  @Column({ name: 'raised_at', type: 'timestamptz', default: () => 'now()' }) raisedAt!: Date;
  @Column({ name: 'acknowledged_by', type: 'uuid', nullable: true }) acknowledgedBy!: string | null;
  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true }) acknowledgedAt!: Date | null;
}
