import { counselorChanged } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { Counselor, NewCounselor } from './counselor';
import { CounselorsRepository } from './counselors.repository';

/** Counselors for other domains: price, commission, capacity, status. */
@Injectable()
export class CounselorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counselors: CounselorsRepository,
    private readonly outbox: Outbox,
  ) {}

  findById(id: string): Promise<Counselor | null> {
    return this.counselors.findById(id);
  }

  /** In no particular order; unknown ids are left out. */
  findManyByIds(ids: readonly string[]): Promise<Counselor[]> {
    return this.counselors.findManyByIds(ids);
  }

  /** Makes the profile of an account unless it has one. */
  ensureProfile(counselor: NewCounselor): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.counselors.insert(counselor))) return;
      await this.outbox.add(counselorChanged, counselor.id, { counselorId: counselor.id });
    });
  }

  /** Adds a review to the counselor's sums, in the unit of work that stores the review. */
  async addRating(counselorId: string, rating: number): Promise<void> {
    if (!(await this.counselors.addRating(counselorId, rating))) throw notFound('counselor');
  }
}
