import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'roles' })
export class RoleEntity {
  @PrimaryColumn({ name: 'role', type: 'text' })
  role!: string;

  @Column({ name: 'built_in', type: 'boolean', default: false })
  builtIn!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
