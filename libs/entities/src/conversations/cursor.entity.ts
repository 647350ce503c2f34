import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'conversations', name: 'cursors' })
export class CursorEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'uuid' })
  conversationId!: string;

  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'received', type: 'int', default: 0 })
  received!: number;

  @Column({ name: 'read', type: 'int', default: 0 })
  read!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
