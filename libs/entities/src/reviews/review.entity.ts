import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reviews', name: 'reviews' })
export class ReviewEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ name: 'counselor_id', type: 'uuid' })
  counselorId!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ name: 'rating', type: 'smallint' })
  rating!: number;

  @Column({ name: 'text', type: 'text', nullable: true })
  text!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
