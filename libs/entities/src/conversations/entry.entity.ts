import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'conversations', name: 'entries' })
export class EntryEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'uuid' })
  conversationId!: string;

  @PrimaryColumn({ name: 'seq', type: 'int' })
  seq!: number;

  @Column({ name: 'message_id', type: 'uuid' })
  messageId!: string;

  @Column({ name: 'sender_id', type: 'uuid' })
  senderId!: string;

  @Column({ name: 'client_message_id', type: 'uuid' })
  clientMessageId!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'reply_to_seq', type: 'int', nullable: true })
  replyToSeq!: number | null;

  @Column({ name: 'target_seq', type: 'int', nullable: true })
  targetSeq!: number | null;

  @Column({ name: 'recalled_by_seq', type: 'int', nullable: true })
  recalledBySeq!: number | null;

  @Column({ name: 'edited_by_seq', type: 'int', nullable: true })
  editedBySeq!: number | null;

  @Column({ name: 'taken_down_by_seq', type: 'int', nullable: true })
  takenDownBySeq!: number | null;

  @Column({ name: 'type', type: 'text' })
  type!: string;

  @Column({ name: 'sender_role', type: 'text' })
  senderRole!: string;

  @Column({ name: 'leaf', type: 'bytea' })
  leaf!: Buffer;

  @Column({ name: 'salt', type: 'bytea', nullable: true })
  salt!: Buffer | null;

  @Column({ name: 'body', type: 'bytea', nullable: true })
  body!: Buffer | null;
}
