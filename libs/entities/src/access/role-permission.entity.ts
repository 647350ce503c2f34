import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'role_permissions' })
export class RolePermissionEntity {
  @PrimaryColumn({ name: 'role', type: 'text' })
  role!: string;

  @PrimaryColumn({ name: 'permission', type: 'text' })
  permission!: string;

  @Column({ name: 'granted_at', type: 'timestamptz', default: () => 'now()' })
  grantedAt!: Date;
}
