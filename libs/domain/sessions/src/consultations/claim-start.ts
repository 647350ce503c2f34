import { UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import type { Session } from './session';
import { SessionStarting } from './session-starting';
import { SessionTermsOffered, type CounselorTerms } from './session-terms';

/** The start of a claimed session, all of it or nothing. */
@Injectable()
export class ClaimStart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly terms: SessionTermsOffered,
    private readonly starting: SessionStarting,
  ) {}

  termsOf(counselorId: string): Promise<CounselorTerms | null> {
    return this.terms.by(counselorId);
  }

  /** Null, with nothing left behind, when the user's wallet covers no minute any more. */
  async accept(session: Session, counselor: CounselorTerms): Promise<Session | null> {
    try {
      return await this.unitOfWork.attempt(() => this.starting.accept(session, counselor));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'INSUFFICIENT_BALANCE') return null;
      throw error;
    }
  }
}
