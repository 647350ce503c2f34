import { CounselorsService } from '@hearken/domain-counselors';
import { Injectable } from '@nestjs/common';

import { SessionTiming } from '../session-timing';
import type { SessionTerms } from './session';

export interface CounselorTerms {
  counselorId: string;
  capacity: number;
  topics: readonly string[];
  terms: SessionTerms;
}

/** What a session with a counselor would be agreed on now. */
@Injectable()
export class SessionTermsOffered {
  constructor(
    private readonly counselors: CounselorsService,
    private readonly timing: SessionTiming,
  ) {}

  /** Null for accounts that do not counsel or may not. */
  async by(counselorId: string): Promise<CounselorTerms | null> {
    const counselor = await this.counselors.findById(counselorId);
    if (counselor?.status !== 'active') return null;
    const { freeMinutes, minimumMinutes, rounding, userGraceSeconds } = this.timing.config;
    const { pricePerMinute, commissionBps, capacity, topics } = counselor;
    const terms = { pricePerMinute, commissionBps, freeMinutes, minimumMinutes, rounding, userGraceSeconds };
    return { counselorId, capacity, topics, terms };
  }
}
