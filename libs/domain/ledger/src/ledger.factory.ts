import { randomUUID } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { loadConfig } from '@hearken/platform-config';
import type { UnitOfWork } from '@hearken/platform-database';

import { EarningsService } from './earnings/earnings.service';
import { MaturitiesRepository } from './earnings/maturities.repository';
import { MaturitiesService } from './earnings/maturities.service';
import { LedgerInvariants } from './invariants/ledger-invariants.service';
import { JournalsRepository } from './journals/journals.repository';
import { LedgerService } from './journals/ledger.service';
import { MovementsRepository } from './journals/movements.repository';
import { ledgerConfig } from './ledger.config';
import { SealerService } from './seals/sealer.service';
import { SealsRepository } from './seals/seals.repository';
import { HoldsRepository } from './wallet/holds.repository';
import { SessionChargesService } from './wallet/session-charges.service';
import { SessionHoldsService } from './wallet/session-holds.service';
import { WalletService } from './wallet/wallet.service';

/** The real services of the ledger on a test's unit of work. */
export function ledgerOn(unitOfWork: UnitOfWork, overrides: Partial<ReturnType<typeof ledgerConfig.load>> = {}) {
  const config = { ...loadConfig(ledgerConfig), ...overrides };
  const ledger = new LedgerService(new JournalsRepository(unitOfWork));
  const movements = new MovementsRepository(unitOfWork);
  const holds = new HoldsRepository(unitOfWork);
  const maturities = new MaturitiesService(unitOfWork, ledger, new MaturitiesRepository(unitOfWork), config);
  const wallets = new WalletService(
    ledger,
    movements,
    holds,
    new SessionHoldsService(unitOfWork, ledger, holds, config),
    new SessionChargesService(unitOfWork, ledger, maturities),
  );
  const sealer = new SealerService(new SealsRepository(unitOfWork), config);
  return {
    ledger,
    wallets,
    maturities,
    sealer,
    earnings: new EarningsService(ledger, movements),
    invariants: new LedgerInvariants(unitOfWork),
  };
}

/** A user with money in his wallet. */
export async function aFundedUser(
  wallets: WalletService,
  { cash = 0, bonus = 0 }: { cash?: number; bonus?: number },
): Promise<string> {
  const userId = randomUUID();
  if (cash > 0) await wallets.topUpPaid({ paymentId: randomUUID(), userId, provider: 'sandbox', amount: fen(cash) });
  if (bonus > 0) await wallets.grantBonus({ key: randomUUID(), userId, amount: fen(bonus) });
  return userId;
}
