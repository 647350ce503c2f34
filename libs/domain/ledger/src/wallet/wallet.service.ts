import { fen, fenFromDatabase, type Fen } from '@hearken/contracts';
import { toPage, type Page, type PageQuery } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { account } from '../chart/chart';
import type { PostedJournal } from '../journals/journal';
import { nonZero } from '../journals/journal.rules';
import { idOf, LedgerService } from '../journals/ledger.service';
import { MovementsRepository } from '../journals/movements.repository';
import { HoldsRepository } from './holds.repository';
import { SessionChargesService } from './session-charges.service';
import { SessionHoldsService } from './session-holds.service';
import type { Buckets, ChargedMinute, HoldRequest, MinuteCharge, TopUpPaid, Wallet, WalletEntry } from './wallet';

/** A user's money: what he has, what is set aside for sessions, and how it got there. */
@Injectable()
export class WalletService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly movements: MovementsRepository,
    private readonly holds: HoldsRepository,
    private readonly sessionHolds: SessionHoldsService,
    private readonly sessionCharges: SessionChargesService,
  ) {}

  /** Balances now. */
  async wallet(userId: string): Promise<Wallet> {
    const { cash, bonus, held } = await this.holds.walletOf(userId);
    return { cash: fenFromDatabase(cash), bonus: fenFromDatabase(bonus), held: fenFromDatabase(held) };
  }

  /** What came in and went out, newest first. */
  async entries(userId: string, { cursor, limit }: PageQuery): Promise<Page<WalletEntry>> {
    const [cash, bonus] = [account.userCash(userId), account.userBonus(userId)];
    const rows = await this.movements.findPage([cash, bonus], cursor === undefined ? null : idOf(cursor), limit + 1);
    const entries = rows.map(({ changes, ...rest }) => ({
      ...rest,
      cash: fen(changes[cash] ?? 0),
      bonus: fen(changes[bonus] ?? 0),
    }));
    return toPage(entries, limit, ({ id }) => [id]);
  }

  /** Credits a paid top-up once, whatever is called how often. */
  topUpPaid({ paymentId, userId, provider, amount, bonus = fen(0) }: TopUpPaid): Promise<PostedJournal> {
    return this.ledger.post({
      key: `topup:${paymentId}`,
      kind: 'top_up',
      reference: { type: 'payment', id: paymentId },
      lines: nonZero([
        { account: account.psp(provider), debit: amount },
        { account: account.userCash(userId), credit: amount },
        { account: account.bonusGrant, debit: bonus },
        { account: account.userBonus(userId), credit: bonus },
      ]),
    });
  }

  /** Gives spendable, not withdrawable money at the operator's expense. */
  grantBonus({ key, userId, amount }: { key: string; userId: string; amount: Fen }): Promise<PostedJournal> {
    return this.ledger.post({
      key: `bonus:${key}`,
      kind: 'bonus_granted',
      reference: { type: 'account', id: userId },
      lines: [
        { account: account.bonusGrant, debit: amount },
        { account: account.userBonus(userId), credit: amount },
      ],
    });
  }

  /** Books real money that belongs to no open payment, so that it is never unbooked. */
  orphanPaid({
    provider,
    transactionId,
    amount,
  }: {
    provider: string;
    transactionId: string;
    amount: Fen;
  }): Promise<PostedJournal> {
    return this.ledger.post({
      key: `orphan:${provider}:${transactionId}`,
      kind: 'orphan_payment',
      reference: { type: 'payment', id: transactionId },
      lines: [
        { account: account.psp(provider), debit: amount },
        { account: account.orphanPayment, credit: amount },
      ],
    });
  }

  /**
   * Sets the exact amount aside for a session and tells from which buckets. The same key answers the same again.
   * @throws INSUFFICIENT_BALANCE; nothing was written then, so a caller may catch it and go on in his transaction
   */
  holdForSession(request: HoldRequest): Promise<Buckets> {
    return this.sessionHolds.hold(request);
  }

  /**
   * Charges minute k of a session once for ever; a repeat tells what was charged then.
   * @throws INSUFFICIENT_BALANCE when the hold is too small; a caller may catch it, extend the hold and try again
   */
  chargeMinute(charge: MinuteCharge): Promise<ChargedMinute> {
    return this.sessionCharges.chargeMinute(charge);
  }

  /** Gives what is left of a session's hold back to the buckets it came from, and tells how much that was. */
  releaseHold(release: { sessionId: string; userId: string; key: string }): Promise<Buckets> {
    return this.sessionHolds.release(release);
  }

  /** What a session still has set aside. */
  held(sessionId: string): Promise<Buckets> {
    return this.sessionHolds.held(sessionId);
  }
}
