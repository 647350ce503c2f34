import { fen, type Fen } from '@hearken/contracts';
import type { ConfigOf } from '@hearken/platform-config';
import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import { account } from '../chart/chart';
import type { JournalLine, PostedJournal } from '../journals/journal';
import { nonZero } from '../journals/journal.rules';
import { insufficientBalance, keyConflict } from '../journals/ledger.errors';
import { LedgerService } from '../journals/ledger.service';
import { ledgerConfig } from '../ledger.config';
import { HoldsRepository } from './holds.repository';
import type { Buckets, HoldRequest } from './wallet';
import { splitSpend } from './wallet.rules';

/** Sets a user's money aside for a session and gives back what is left. */
@Injectable()
export class SessionHoldsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly holds: HoldsRepository,
    @Inject(ledgerConfig.token) private readonly config: ConfigOf<typeof ledgerConfig>,
  ) {}

  /**
   * Sets the exact amount aside for a session and tells from which buckets. The same key answers the same again.
   * @throws INSUFFICIENT_BALANCE; nothing was written then, so a caller may catch it and go on in his transaction
   */
  async hold({ sessionId, userId, key, amount }: HoldRequest): Promise<Buckets> {
    const split = await this.unitOfWork.run(() =>
      this.tryHold({ sessionId, userId, key: `hold:${sessionId}:${key}`, amount }),
    );
    // Thrown outside of the nested unit, which would otherwise doom the caller's.
    if (!split) throw insufficientBalance();
    return split;
  }

  /** What a session still has set aside. */
  async held(sessionId: string): Promise<Buckets> {
    const [cash, bonus] = [account.holdCash(sessionId), account.holdBonus(sessionId)];
    const found = await this.ledger.balances([cash, bonus]);
    return { cash: found.get(cash)!, bonus: found.get(bonus)! };
  }

  /** Gives what is left of a session's hold back to the buckets it came from. */
  release({ sessionId, userId, key }: { sessionId: string; userId: string; key: string }): Promise<Buckets> {
    return this.unitOfWork.run(async () => {
      const { held } = await this.lockHold(sessionId, userId);
      const owner = await this.holds.ownerOf(sessionId);
      if (owner !== null && owner !== userId) throw keyConflict(`hold:${sessionId}`);

      const lines = nonZero([
        { account: account.holdBonus(sessionId), debit: held.bonus },
        { account: account.userBonus(userId), credit: held.bonus },
        { account: account.holdCash(sessionId), debit: held.cash },
        { account: account.userCash(userId), credit: held.cash },
      ]);
      // Nothing left also means: released before. There is no empty journal.
      if (lines.length > 0) await this.post('session_release', `release:${sessionId}:${key}`, sessionId, lines);
      await this.holds.markReleased(sessionId);
      return held;
    });
  }

  private async tryHold({ sessionId, userId, key, amount }: HoldRequest): Promise<Buckets | null> {
    const { wallet } = await this.lockHold(sessionId, userId);
    const before = await this.ledger.findByKey(key);
    if (before) return this.sameHold(before.postings, { sessionId, userId, key, amount });

    const split = splitSpend(wallet, amount, this.config.spendOrder);
    if (!split) return null;
    if (!(await this.holds.open(sessionId, userId))) throw keyConflict(`hold:${sessionId}`);
    await this.post(
      'session_hold',
      key,
      sessionId,
      nonZero([
        { account: account.userBonus(userId), debit: split.bonus },
        { account: account.holdBonus(sessionId), credit: split.bonus },
        { account: account.userCash(userId), debit: split.cash },
        { account: account.holdCash(sessionId), credit: split.cash },
      ]),
    );
    return split;
  }

  private sameHold(
    postings: readonly { account: string; side: string; amount: Fen }[],
    { sessionId, userId, key, amount }: HoldRequest,
  ): Buckets {
    const debited = (name: string) => postings.find((one) => one.account === name && one.side === 'debit')?.amount ?? 0;
    const split = { cash: fen(debited(account.userCash(userId))), bonus: fen(debited(account.userBonus(userId))) };
    const ours = postings.some((one) => one.account.startsWith(`hold:${sessionId}:`));
    if (!ours || split.cash + split.bonus !== amount) throw keyConflict(key);
    return split;
  }

  /** All four at once: whoever holds or releases takes them in the same order and nobody deadlocks. */
  private async lockHold(sessionId: string, userId: string): Promise<{ wallet: Buckets; held: Buckets }> {
    const names = [
      account.userCash(userId),
      account.userBonus(userId),
      account.holdCash(sessionId),
      account.holdBonus(sessionId),
    ] as const;
    const found = await this.ledger.lock([...names]);
    return {
      wallet: { cash: found.get(names[0])!, bonus: found.get(names[1])! },
      held: { cash: found.get(names[2])!, bonus: found.get(names[3])! },
    };
  }

  private post(
    kind: 'session_hold' | 'session_release',
    key: string,
    sessionId: string,
    lines: JournalLine[],
  ): Promise<PostedJournal> {
    return this.ledger.post({ key, kind, reference: { type: 'session', id: sessionId }, lines });
  }
}
