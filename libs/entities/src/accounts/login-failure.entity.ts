import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'accounts', name: 'login_failures' })
export class LoginFailureEntity {
  @PrimaryColumn({ name: 'identifier_index', type: 'bytea' })
  identifierIndex!: Buffer;

  @Column({ name: 'failures', type: 'int' })
  failures!: number;

  @Column({ name: 'last_failed_at', type: 'timestamptz', default: () => 'now()' })
  lastFailedAt!: Date;
}
