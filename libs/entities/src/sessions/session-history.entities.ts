import { Column, Entity, PrimaryColumn } from 'typeorm';

import { fenColumn } from '../columns';

@Entity({ schema: 'sessions', name: 'transitions' })
export class SessionTransitionEntity {
  @PrimaryColumn({ type: 'uuid', name: 'session_id' }) sessionId!: string;
  @PrimaryColumn({ type: 'integer', name: 'version' }) version!: number;
  @Column({ type: 'text', name: 'from_state', nullable: true }) fromState!: string | null;
  @Column({ type: 'text', name: 'to_state' }) toState!: string;
  @Column({ type: 'text', name: 'reason', nullable: true }) reason!: string | null;
  @Column({ type: 'uuid', name: 'actor_id', nullable: true }) actorId!: string | null;
  @Column({ type: 'timestamptz', name: 'at' }) at!: Date;
  @Column({ type: 'timestamptz', name: 'effective_at' }) effectiveAt!: Date;
}

@Entity({ schema: 'sessions', name: 'offers' })
export class SessionOfferEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'session_id' }) sessionId!: string;
  @Column({ type: 'uuid', name: 'counselor_id' }) counselorId!: string;
  @Column({ type: 'text', name: 'state' }) state!: string;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
  @Column({ type: 'text', name: 'reason', nullable: true }) reason!: string | null;
}

@Entity({ schema: 'sessions', name: 'minutes' })
export class SessionMinuteEntity {
  @PrimaryColumn({ type: 'uuid', name: 'session_id' }) sessionId!: string;
  @PrimaryColumn({ type: 'integer', name: 'minute' }) minute!: number;
  @Column({ type: 'timestamptz', name: 'started_at' }) startedAt!: Date;
  @Column({ type: 'text', name: 'reason' }) reason!: string;
  @Column({ ...fenColumn, name: 'amount' }) amount!: number;
  @Column({ ...fenColumn, name: 'commission' }) commission!: number;
  @Column({ type: 'timestamptz', name: 'charged_at' }) chargedAt!: Date;
}

@Entity({ schema: 'sessions', name: 'stretches' })
export class SessionStretchEntity {
  @PrimaryColumn({ type: 'uuid', name: 'session_id' }) sessionId!: string;
  @PrimaryColumn({ type: 'integer', name: 'ordinal' }) ordinal!: number;
  @Column({ type: 'text', name: 'kind' }) kind!: string;
  @Column({ type: 'timestamptz', name: 'started_at' }) startedAt!: Date;
  @Column({ type: 'timestamptz', name: 'ended_at' }) endedAt!: Date;
  @Column({ type: 'boolean', name: 'billable' }) billable!: boolean;
}
