import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'accounts', name: 'accounts' })
export class AccountEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ name: 'roles', type: 'text', array: true })
  roles!: string[];

  @Column({ name: 'status', type: 'text', default: 'active' })
  status!: string;

  @Column({ name: 'email_sealed', type: 'bytea', nullable: true })
  emailSealed!: Buffer | null;

  @Column({ name: 'email_key_version', type: 'int', nullable: true })
  emailKeyVersion!: number | null;

  @Column({ name: 'email_index', type: 'bytea', nullable: true })
  emailIndex!: Buffer | null;

  @Column({ name: 'phone_sealed', type: 'bytea', nullable: true })
  phoneSealed!: Buffer | null;

  @Column({ name: 'phone_key_version', type: 'int', nullable: true })
  phoneKeyVersion!: number | null;

  @Column({ name: 'phone_index', type: 'bytea', nullable: true })
  phoneIndex!: Buffer | null;

  @Column({ name: 'is_demo', type: 'boolean', default: false })
  isDemo!: boolean;

  @Column({ name: 'ban_reason', type: 'text', nullable: true })
  banReason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'last_login_at', type: 'timestamptz', nullable: true })
  lastLoginAt!: Date | null;
}
