import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { PublicJwk, StoredSigningKey, VerificationKey } from './signing-key';

interface PublicRow {
  kid: string;
  public_jwk: PublicJwk;
  public_pem: string;
}

interface Row extends PublicRow {
  private_sealed: Buffer;
  key_version: number;
}

@Injectable()
export class SigningKeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every key that a token may still name: those that sign, and those retired less than `seconds` ago. */
  async verifying(seconds: number): Promise<VerificationKey[]> {
    const rows = await this.unitOfWork.query<PublicRow>(
      `SELECT kid, public_jwk, public_pem FROM accounts.signing_keys
       WHERE retired_at IS NULL OR retired_at > now() - make_interval(secs => $1) ORDER BY created_at DESC`,
      [seconds],
    );
    return rows.map(toVerificationKey);
  }

  /** The key that signs, null before the first. */
  async current(): Promise<StoredSigningKey | null> {
    const [row] = await this.unitOfWork.query<Row>(
      `SELECT kid, public_jwk, public_pem, private_sealed, key_version FROM accounts.signing_keys
       WHERE retired_at IS NULL ORDER BY created_at DESC LIMIT 1`,
    );
    return row ? { ...toVerificationKey(row), privateSealed: row.private_sealed, keyVersion: row.key_version } : null;
  }

  /** Held until the transaction ends: of several processes one makes the key, the others then find it. */
  async lock(): Promise<void> {
    await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtext('accounts.signing_keys'))`);
  }

  async insert({ kid, publicJwk, publicPem, privateSealed, keyVersion }: StoredSigningKey): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO accounts.signing_keys (kid, public_jwk, public_pem, private_sealed, key_version) VALUES ($1, $2::jsonb, $3, $4, $5)`,
      [kid, JSON.stringify(publicJwk), publicPem, privateSealed, keyVersion],
    );
  }

  /** All but `kid` stop signing; they verify on for as long as their tokens live. */
  async retireOthers(kid: string): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE accounts.signing_keys SET retired_at = now() WHERE kid <> $1 AND retired_at IS NULL',
      [kid],
    );
  }
}

const toVerificationKey = (row: PublicRow): VerificationKey => ({
  kid: row.kid,
  publicJwk: row.public_jwk,
  publicPem: row.public_pem,
});
