import { fen, type Fen, type ParsedPayload } from '@hearken/contracts';
import { ConsentsService } from '@hearken/domain-accounts';
import { CounselorsService } from '@hearken/domain-counselors';
import { WalletService } from '@hearken/domain-ledger';
import { DomainError, notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { Candidates } from '../offers/candidates';
import { counselorUnavailable, insufficientBalance } from './session.errors';

export type SessionWish = ParsedPayload<'session.request'>;

export interface Admission {
  /** The most that a minute may cost. */
  priceCeiling: Fen;
  /** The price of the counselor who was asked for. */
  quotedPrice: Fen | null;
}

/** Who may ask for a session: consent is given, and the wallet covers a minute. */
@Injectable()
export class RequestPolicy {
  constructor(
    private readonly consents: ConsentsService,
    private readonly wallets: WalletService,
    private readonly counselors: CounselorsService,
    private readonly candidates: Candidates,
  ) {}

  async admit(userId: string, wish: SessionWish): Promise<Admission> {
    if (wish.product !== 'perMinute')
      throw new DomainError('VALIDATION_FAILED', 'Packages are not on sale', {
        errors: [{ path: 'product', message: 'not on sale' }],
      });
    await this.consents.assertServiceConsent(userId);
    const { cash, bonus } = await this.wallets.wallet(userId);
    const priceCeiling = fen(cash + bonus);
    const quotedPrice = wish.counselorId === undefined ? null : await this.priceOf(wish.counselorId, userId);
    const price = quotedPrice ?? (await this.candidates.cheapestFor({ topic: wish.topic ?? null })) ?? 1;
    if (price > priceCeiling) throw insufficientBalance();
    return { priceCeiling, quotedPrice };
  }

  private async priceOf(counselorId: string, userId: string): Promise<Fen> {
    const counselor = await this.counselors.findById(counselorId);
    if (!counselor) throw notFound('counselor');
    // Nobody counsels himself; it would turn bonus into withdrawable money.
    if (counselor.status !== 'active' || counselorId === userId) throw counselorUnavailable();
    return counselor.pricePerMinute;
  }
}
