import { fen, type Fen } from '@hearken/contracts';
import { account, LedgerService, WalletService } from '@hearken/domain-ledger';
import { DomainError } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import type { Session, SessionTerms } from '../consultations/session';
import { SessionsRepository } from '../consultations/sessions.repository';
import { minutesCovered, minutesToHold } from './charges.rules';

export interface Held {
  session: Session;
  /** Whole minutes that are set aside now. */
  minutes: number;
  /** Whole minutes more that the wallet would cover. */
  inWallet: number;
}

/** The user's money that is set aside for the session's next minutes. */
@Injectable()
export class SessionHolds {
  constructor(
    private readonly wallets: WalletService,
    private readonly ledger: LedgerService,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Takes all account locks that a session's charging may need at once, in the ledger's order, so that nobody deadlocks. */
  async lock({ id, userId, counselorId }: Session): Promise<void> {
    const names = [account.userCash(userId), account.userBonus(userId), account.holdCash(id), account.holdBonus(id)];
    await this.ledger.lock(counselorId === null ? names : [...names, account.pending(counselorId)]);
  }

  /** What is set aside, and what could be. */
  async state(session: Session): Promise<Held> {
    const { pricePerMinute } = termsOf(session);
    const held = await this.wallets.held(session.id);
    const inWallet = minutesCovered(await this.spendable(session.userId), pricePerMinute);
    return { session, minutes: minutesCovered(fen(held.cash + held.bonus), pricePerMinute), inWallet };
  }

  /** Sets money aside until `upTo` minutes are held, or as many as the wallet covers. */
  async hold(session: Session, upTo: number): Promise<Held> {
    const before = await this.state(session);
    const { pricePerMinute } = termsOf(session);
    const spendable = fen(pricePerMinute === 0 ? 0 : before.inWallet * pricePerMinute);
    let wanted = pricePerMinute === 0 ? 0 : minutesToHold(before.minutes, spendable, pricePerMinute, upTo);
    // Another session of the same wallet may take money between reading and holding: then ask for less.
    for (; wanted > 0; wanted--) {
      if (await this.tryHold(session, fen(wanted * pricePerMinute))) {
        const holds = session.holds + 1;
        await this.sessions.update(session.id, { holds });
        return { session: { ...session, holds }, minutes: before.minutes + wanted, inWallet: before.inWallet - wanted };
      }
    }
    return before;
  }

  /** Gives back what is left. */
  async release(session: Session): Promise<void> {
    await this.wallets.releaseHold({ sessionId: session.id, userId: session.userId, key: String(session.version) });
  }

  private async spendable(userId: string): Promise<Fen> {
    const { cash, bonus } = await this.wallets.wallet(userId);
    return fen(cash + bonus);
  }

  private async tryHold({ id, userId, holds }: Session, amount: Fen): Promise<boolean> {
    try {
      await this.wallets.holdForSession({ sessionId: id, userId, key: String(holds + 1), amount });
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'INSUFFICIENT_BALANCE') return false;
      throw error;
    }
  }
}

/** The agreed terms; every accepted session has them. */
export function termsOf(session: Session): SessionTerms {
  if (!session.terms) throw new Error(`session ${session.id} was not accepted`);
  return session.terms;
}
