import { fen } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { account } from '../chart/chart';
import { MaturitiesService } from '../earnings/maturities.service';
import type { JournalLine } from '../journals/journal';
import { nonZero } from '../journals/journal.rules';
import { insufficientBalance, keyConflict } from '../journals/ledger.errors';
import { LedgerService } from '../journals/ledger.service';
import type { Buckets, ChargedMinute, MinuteCharge } from './wallet';
import { splitMinute, splitSpend } from './wallet.rules';

/** Moves the price of a session's minutes from its hold to the counselor and the operator. */
@Injectable()
export class SessionChargesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: LedgerService,
    private readonly maturities: MaturitiesService,
  ) {}

  /**
   * Charges minute k once for ever (key `chat:{sessionId}:{k}`); a repeat tells what was charged then.
   * @throws INSUFFICIENT_BALANCE when the hold is too small; nothing was written then · LEDGER_KEY_CONFLICT when the minute was charged differently
   */
  async chargeMinute(charge: MinuteCharge): Promise<ChargedMinute> {
    const charged = await this.unitOfWork.run(() => this.tryCharge(charge));
    if (!charged) throw insufficientBalance();
    return charged;
  }

  private async tryCharge(charge: MinuteCharge): Promise<ChargedMinute | null> {
    const { sessionId, counselorId, minute, payer = 'user' } = charge;
    const key = `chat:${sessionId}:${minute}`;
    const held = await this.lock(charge);
    const before = await this.ledger.findByKey(key);
    if (before) return repeated(before, charge, key);

    const { commission, net } = splitMinute(charge);
    const from = payer === 'user' ? splitSpend(held, charge.price) : NOTHING;
    if (!from) return null;
    const lines =
      payer === 'user'
        ? userPays(charge, from, { commission, net })
        : [
            { account: account.goodwill, debit: net },
            { account: account.pending(counselorId), credit: net },
          ];
    // A free minute moves nothing, so there is nothing to write down here.
    if (nonZero(lines).length === 0) return { journalId: null, ...NOTHING, commission, net, duplicate: false };

    const { journalId } = await this.ledger.post({
      key,
      kind: 'session_minute',
      reference: { type: 'session', id: sessionId },
      lines: nonZero(lines),
    });
    await this.maturities.earned({ counselorId, reference: { type: 'session', id: sessionId }, amount: net });
    return { journalId, ...from, commission: payer === 'user' ? commission : fen(0), net, duplicate: false };
  }

  private async lock({ sessionId, counselorId }: MinuteCharge): Promise<Buckets> {
    const [cash, bonus] = [account.holdCash(sessionId), account.holdBonus(sessionId)];
    const found = await this.ledger.lock([cash, bonus, account.pending(counselorId)]);
    return { cash: found.get(cash)!, bonus: found.get(bonus)! };
  }
}

const NOTHING: Buckets = { cash: fen(0), bonus: fen(0) };

function userPays(
  { sessionId, counselorId }: MinuteCharge,
  from: Buckets,
  { commission, net }: Pick<ChargedMinute, 'commission' | 'net'>,
): JournalLine[] {
  return [
    { account: account.holdBonus(sessionId), debit: from.bonus },
    { account: account.holdCash(sessionId), debit: from.cash },
    { account: account.pending(counselorId), credit: net },
    { account: account.commission, credit: commission },
  ];
}

type Found = NonNullable<Awaited<ReturnType<LedgerService['findByKey']>>>;

function repeated(
  { journal, postings }: Found,
  { sessionId, counselorId, price, payer = 'user' }: MinuteCharge,
  key: string,
): ChargedMinute {
  const of = (name: string) => fen(postings.find((one) => one.account === name)?.amount ?? 0);
  const charged = {
    journalId: journal.id,
    cash: of(account.holdCash(sessionId)),
    bonus: of(account.holdBonus(sessionId)),
    commission: of(account.commission),
    net: of(account.pending(counselorId)),
    duplicate: true,
  };
  const same =
    payer === 'user'
      ? charged.cash + charged.bonus === price && charged.net + charged.commission === price
      : of(account.goodwill) > 0;
  if (!same) throw keyConflict(key);
  return charged;
}
