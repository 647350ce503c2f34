import type { Fen } from '@hearken/contracts';
import { CounselorProfileEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Counselor, CounselorStatus, NewCounselor } from './counselor';
import type { CounselingLanguage, Topic } from './topic';

export type ProfileChange = Partial<
  Pick<Counselor, 'displayName' | 'headline' | 'bio' | 'topics' | 'languages' | 'pricePerMinute' | 'capacity'>
>;

@Injectable()
export class CounselorsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findById(id: string): Promise<Counselor | null> {
    const row = await this.rows.findOneBy({ id });
    return row ? toCounselor(row) : null;
  }

  /** In no particular order; unknown ids are left out. */
  async findManyByIds(ids: readonly string[]): Promise<Counselor[]> {
    if (ids.length === 0) return [];
    const rows = await this.rows.createQueryBuilder('profile').where('profile.id = ANY (:ids)', { ids }).getMany();
    return rows.map(toCounselor);
  }

  /** Holds the profile until the transaction ends. */
  async lockById(id: string): Promise<Counselor | null> {
    const row = await this.rows
      .createQueryBuilder('profile')
      .where('profile.id = :id', { id })
      .setLock('for_no_key_update')
      .getOne();
    return row ? toCounselor(row) : null;
  }

  /** False when the account has a profile already. */
  async insert(counselor: NewCounselor): Promise<boolean> {
    const { raw } = await this.rows
      .createQueryBuilder()
      .insert()
      .values(counselor)
      .orIgnore()
      .returning('id')
      .execute();
    return (raw as unknown[]).length === 1;
  }

  async update(id: string, change: ProfileChange): Promise<void> {
    await this.rows.update({ id }, { ...change, updatedAt: () => 'now()' });
  }

  async setStatus(id: string, status: CounselorStatus, suspendReason: string | null): Promise<void> {
    await this.rows.update({ id }, { status, suspendReason, updatedAt: () => 'now()' });
  }

  /** Adds one review to the sums. False when there is no such counselor. */
  async addRating(id: string, rating: number): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE counselors.profiles SET rating_sum = rating_sum + $2, rating_count = rating_count + 1 WHERE id = $1 RETURNING id`,
      [id, rating],
    );
    return rows.length === 1;
  }

  private get rows() {
    return this.unitOfWork.manager.getRepository(CounselorProfileEntity);
  }
}

/** Columns and nothing else become what the domain works with. */
export function toCounselor(row: CounselorProfileEntity): Counselor {
  return {
    id: row.id,
    displayName: row.displayName,
    headline: row.headline,
    bio: row.bio,
    topics: row.topics as Topic[],
    languages: row.languages as CounselingLanguage[],
    pricePerMinute: row.pricePerMinute as Fen,
    commissionBps: row.commissionBps,
    capacity: row.capacity,
    verified: row.verified,
    status: row.status as CounselorStatus,
    suspendReason: row.suspendReason,
    ratingSum: row.ratingSum,
    ratingCount: row.ratingCount,
    avatarSeed: row.avatarSeed,
    createdAt: row.createdAt,
  };
}
