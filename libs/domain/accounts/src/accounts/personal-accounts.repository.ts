import type { Role } from '@hearken/contracts';
import { AccountEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { mask, type Identifier, type IdentifierKind } from '../identifiers/identifier.rules';
import { PersonalFieldsService } from '../identifiers/personal-fields.service';
import type { AccountStatus, MaskedAccount } from './account';

export interface NewAccount {
  id: string;
  displayName: string;
  roles: Role[];
  identifier: Identifier;
  isDemo: boolean;
}

export interface AccountFilter {
  /** Part of a name. */
  name?: string | undefined;
  identifier?: Identifier | null;
  role?: Role | undefined;
  status?: AccountStatus | undefined;
}

/** Accounts with their sealed personal fields: api and admin-api only. */
@Injectable()
export class PersonalAccountsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personalFields: PersonalFieldsService,
  ) {}

  /** False when somebody has the identifier already. */
  async insert({ id, displayName, roles, identifier, isDemo }: NewAccount): Promise<boolean> {
    const { sealed, keyVersion } = await this.personalFields.seal(identifier, id);
    const index = await this.personalFields.index(identifier);
    const { kind } = identifier;
    const rows = await this.unitOfWork.query(
      `INSERT INTO accounts.accounts (id, display_name, roles, is_demo, ${kind}_sealed, ${kind}_key_version, ${kind}_index)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (${kind}_index) DO NOTHING RETURNING id`,
      [id, displayName, roles, isDemo, sealed, keyVersion, index],
    );
    return rows.length === 1;
  }

  async findIdByIdentifier(identifier: Identifier): Promise<string | null> {
    const index = await this.personalFields.index(identifier);
    const [row] = await this.unitOfWork.query<{ id: string }>(
      `SELECT id FROM accounts.accounts WHERE ${identifier.kind}_index = $1`,
      [index],
    );
    return row?.id ?? null;
  }

  async findById(id: string): Promise<MaskedAccount | null> {
    const row = await this.unitOfWork.manager.getRepository(AccountEntity).findOneBy({ id });
    return row ? this.toMasked(row) : null;
  }

  /** Newest first, `limit` accounts older than `beforeId`. */
  async list(filter: AccountFilter, beforeId: string | null, limit: number): Promise<MaskedAccount[]> {
    const { name, identifier, role, status } = filter;
    const query = this.unitOfWork.manager
      .getRepository(AccountEntity)
      .createQueryBuilder('account')
      .orderBy('account.id', 'DESC')
      .limit(limit);
    if (beforeId) query.andWhere('account.id < :beforeId', { beforeId });
    if (role) query.andWhere('account.roles @> ARRAY[:role]::text[]', { role });
    if (status) query.andWhere('account.status = :status', { status });
    if (identifier) {
      query.andWhere(`account.${identifier.kind}Index = :index`, {
        index: await this.personalFields.index(identifier),
      });
    } else if (name) {
      query.andWhere('strpos(lower(account.displayName), lower(:name)) > 0', { name });
    }
    return Promise.all((await query.getMany()).map((row) => this.toMasked(row)));
  }

  private async toMasked(row: AccountEntity): Promise<MaskedAccount> {
    return {
      id: row.id,
      displayName: row.displayName,
      roles: row.roles as Role[],
      status: row.status as AccountStatus,
      email: await this.masked('email', row.id, row.emailSealed, row.emailKeyVersion),
      phone: await this.masked('phone', row.id, row.phoneSealed, row.phoneKeyVersion),
      isDemo: row.isDemo,
      banReason: row.banReason,
      createdAt: row.createdAt,
      lastLoginAt: row.lastLoginAt,
    };
  }

  private async masked(kind: IdentifierKind, id: string, sealed: Buffer | null, keyVersion: number | null) {
    if (!sealed || keyVersion === null) return null;
    return mask(await this.personalFields.open(kind, id, { sealed, keyVersion }));
  }
}
