import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { TransitionsRepository } from '../consultations/transitions.repository';
import { billOf, type Bill } from './bill.rules';
import { MinutesRepository } from './minutes.repository';
import { SessionMetering } from './session-metering';

/** Bills of sessions: from the record once settled, from what is known so far before. */
@Injectable()
export class BillService {
  constructor(
    private readonly minutes: MinutesRepository,
    private readonly metering: SessionMetering,
    private readonly history: TransitionsRepository,
  ) {}

  async of(session: Session): Promise<Bill> {
    const history = await this.history.findBySession(session.id);
    return billOf(session, await this.minutes.findBySession(session.id), await this.stretchesOf(session), history);
  }

  private async stretchesOf(session: Session) {
    if (!session.terms) return [];
    if (session.state === 'settled') return this.minutes.findStretches(session.id);
    return (await this.metering.measure(session)).metered.stretches;
  }
}
