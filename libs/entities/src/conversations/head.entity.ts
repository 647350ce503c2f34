import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'conversations', name: 'heads' })
export class HeadEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'uuid' })
  conversationId!: string;

  @Column({ name: 'head', type: 'int', default: 0 })
  head!: number;

  @Column({ name: 'chain', type: 'bytea' })
  chain!: Buffer;

  @Column({ name: 'members_version', type: 'int', default: 1 })
  membersVersion!: number;

  @Column({ name: 'writable_until', type: 'timestamptz', nullable: true })
  writableUntil!: Date | null;

  @Column({ name: 'last_at', type: 'timestamptz', default: () => 'now()' })
  lastAt!: Date;
}
