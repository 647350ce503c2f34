import { Column, Entity, PrimaryColumn } from 'typeorm';

import { fenColumn } from '../columns';

@Entity({ schema: 'sessions', name: 'sessions' })
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'conversation_id' }) conversationId!: string;
  @Column({ type: 'uuid', name: 'user_id' }) userId!: string;
  @Column({ type: 'uuid', name: 'counselor_id', nullable: true }) counselorId!: string | null;
  @Column({ type: 'boolean', name: 'directed' }) directed!: boolean;
  @Column({ type: 'text', name: 'topic', nullable: true }) topic!: string | null;
  @Column({ type: 'text', name: 'product' }) product!: string;
  @Column({ type: 'text', name: 'state' }) state!: string;
  @Column({ type: 'integer', name: 'version' }) version!: number;
  @Column({ type: 'text', name: 'pause_reason', nullable: true }) pauseReason!: string | null;
  @Column({ type: 'text', name: 'end_reason', nullable: true }) endReason!: string | null;
  @Column({ ...fenColumn, name: 'price_ceiling' }) priceCeiling!: number;
  @Column({ ...fenColumn, name: 'price_per_minute', nullable: true }) pricePerMinute!: number | null;
  @Column({ type: 'integer', name: 'commission_bps', nullable: true }) commissionBps!: number | null;
  @Column({ type: 'integer', name: 'free_minutes', nullable: true }) freeMinutes!: number | null;
  @Column({ type: 'integer', name: 'minimum_minutes', nullable: true }) minimumMinutes!: number | null;
  @Column({ type: 'text', name: 'rounding', nullable: true }) rounding!: string | null;
  @Column({ type: 'integer', name: 'user_grace_seconds', nullable: true }) userGraceSeconds!: number | null;
  @Column({ type: 'integer', name: 'minutes_charged' }) minutesCharged!: number;
  @Column({ ...fenColumn, name: 'charged' }) charged!: number;
  @Column({ ...fenColumn, name: 'commission' }) commission!: number;
  @Column({ type: 'integer', name: 'holds' }) holds!: number;
  @Column({ type: 'smallint', name: 'last_notice', nullable: true }) lastNotice!: number | null;
  @Column({ type: 'timestamptz', name: 'requested_at' }) requestedAt!: Date;
  @Column({ type: 'timestamptz', name: 'queue_until' }) queueUntil!: Date;
  @Column({ type: 'timestamptz', name: 'accepted_at', nullable: true }) acceptedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'paused_at', nullable: true }) pausedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'due_at', nullable: true }) dueAt!: Date | null;
}
