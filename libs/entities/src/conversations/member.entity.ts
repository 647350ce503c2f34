import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'conversations', name: 'members' })
export class MemberEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'uuid' })
  conversationId!: string;

  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'role', type: 'text' })
  role!: 'user' | 'counselor' | 'staff';

  @Column({ name: 'joined_at', type: 'timestamptz', default: () => 'now()' })
  joinedAt!: Date;

  @Column({ name: 'left_at', type: 'timestamptz', nullable: true })
  leftAt!: Date | null;
}
