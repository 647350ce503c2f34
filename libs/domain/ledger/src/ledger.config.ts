import { defineConfig } from '@hearken/platform-config';
import { z } from 'zod';

/** How the ledger behaves; every duration is the operator's to choose. */
export const ledgerConfig = defineConfig(
  'ledger',
  {
    LEDGER_SPEND_ORDER: z.enum(['bonus_first', 'cash_first']).default('bonus_first'),
    LEDGER_MATURING_DAYS: z.coerce.number().min(0).max(365).default(7),
    LEDGER_SEAL_BATCH: z.coerce.number().int().min(1).max(10_000).default(2_000),
  },
  (env) => ({
    spendOrder: env.LEDGER_SPEND_ORDER,
    maturingDays: env.LEDGER_MATURING_DAYS,
    sealBatch: env.LEDGER_SEAL_BATCH,
  }),
);
