import { Column, Entity, PrimaryColumn } from 'typeorm';

import { fenColumn } from '../columns';

@Entity({ schema: 'counselors', name: 'profiles' })
export class CounselorProfileEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ name: 'headline', type: 'text' })
  headline!: string;

  @Column({ name: 'bio', type: 'text' })
  bio!: string;

  @Column({ name: 'topics', type: 'text', array: true })
  topics!: string[];

  @Column({ name: 'languages', type: 'text', array: true })
  languages!: string[];

  @Column({ ...fenColumn, name: 'price_per_minute' })
  pricePerMinute!: number;

  @Column({ name: 'commission_bps', type: 'int', default: 3000 })
  commissionBps!: number;

  @Column({ name: 'capacity', type: 'int', default: 3 })
  capacity!: number;

  @Column({ name: 'verified', type: 'boolean', default: false })
  verified!: boolean;

  @Column({ name: 'status', type: 'text', default: 'active' })
  status!: string;

  @Column({ name: 'suspend_reason', type: 'text', nullable: true })
  suspendReason!: string | null;

  @Column({ ...fenColumn, name: 'rating_sum', default: 0 })
  ratingSum!: number;

  @Column({ ...fenColumn, name: 'rating_count', default: 0 })
  ratingCount!: number;

  @Column({ name: 'rating_milli', type: 'int', insert: false, update: false })
  ratingMilli!: number;

  @Column({ name: 'avatar_seed', type: 'text' })
  avatarSeed!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
