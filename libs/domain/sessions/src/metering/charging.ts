import { fen, type Fen } from '@hearken/contracts';
import { WalletService } from '@hearken/domain-ledger';
import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionsRepository } from '../consultations/sessions.repository';
import { SessionTiming } from '../session-timing';
import { commissionOf, lineOf, type MinuteLine } from './charges.rules';
import type { MeteredMinute } from './meter.rules';
import { MinutesRepository } from './minutes.repository';
import { SessionHolds, termsOf } from './session-holds';

export interface Due {
  line: MinuteLine;
  /** Epoch milliseconds. */
  startedAt: number;
}

export interface Charged {
  session: Session;
  /** The first minute that fell due and that nothing covers. */
  uncovered: Due | null;
  /** Whole minutes still held, and whole minutes more in the wallet. */
  held: number;
  inWallet: number;
}

/** Charges minutes that fell due. Inside a unit of work with the session locked: a minute and its journal commit together. */
@Injectable()
export class Charging {
  constructor(
    private readonly holds: SessionHolds,
    private readonly wallets: WalletService,
    private readonly minutes: MinutesRepository,
    private readonly sessions: SessionsRepository,
    private readonly timing: SessionTiming,
  ) {}

  /** Charges what is due, as far as it is covered, and keeps `ahead` minutes in hand when at most one is left. */
  async charge(session: Session, due: readonly Due[], ahead: number): Promise<Charged> {
    // Holding comes before charging: both lock in the ledger's order then.
    await this.holds.lock(session);
    const paid = due.filter(({ line }) => line.amount > 0).length;
    const before = await this.holds.state(session);
    const needsMore = before.minutes - paid <= Math.min(1, ahead) || before.minutes < paid;
    const held = needsMore ? await this.holds.hold(session, paid + ahead) : before;

    let current = held.session;
    let left = held.minutes;
    let uncovered: Due | null = null;
    for (const one of due) {
      if (one.line.amount > 0 && left < 1) {
        uncovered = one;
        break;
      }
      if (one.line.amount > 0) left -= 1;
      current = await this.chargeOne(current, one);
    }
    if (current.minutesCharged > session.minutesCharged) await this.sessions.update(session.id, totalsOf(current));
    return { session: current, uncovered, held: left, inWallet: held.inWallet };
  }

  private async chargeOne(session: Session, { line, startedAt }: Due): Promise<Session> {
    const { commissionBps } = termsOf(session);
    const { id: sessionId, userId, charged: cumulativeBefore } = session;
    if (line.amount > 0) {
      const { minute, amount: price } = line;
      await this.wallets.chargeMinute({
        sessionId,
        userId,
        counselorId: session.counselorId!,
        minute,
        price,
        commissionBps,
        cumulativeBefore,
      });
    }
    const commission = commissionOf(cumulativeBefore, line.amount, commissionBps);
    await this.minutes.insert(sessionId, { ...line, startedAt: new Date(startedAt), commission }, this.timing.now());
    return {
      ...session,
      minutesCharged: session.minutesCharged + 1,
      charged: fen(session.charged + line.amount),
      commission: fen(session.commission + commission),
    };
  }
}

function totalsOf({ minutesCharged, charged, commission }: Session): {
  minutesCharged: number;
  charged: Fen;
  commission: Fen;
} {
  return { minutesCharged, charged, commission };
}

/** The minutes that fell due and are not charged yet. */
export function dueOf(session: Session, minutes: readonly MeteredMinute[]): Due[] {
  return minutes
    .filter(({ due, minute }) => due && minute > session.minutesCharged)
    .map(({ minute, from }) => ({ line: lineOf(minute, termsOf(session)), startedAt: from }));
}
