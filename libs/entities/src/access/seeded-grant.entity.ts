import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'access', name: 'seeded_grants' })
export class SeededGrantEntity {
  @PrimaryColumn({ name: 'role', type: 'text' })
  role!: string;

  @PrimaryColumn({ name: 'permission', type: 'text' })
  permission!: string;
}
