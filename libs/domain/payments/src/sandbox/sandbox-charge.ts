import type { Fen } from '@hearken/contracts';
import { z } from 'zod';

export type SandboxState = 'open' | 'paid' | 'failed' | 'closed';

/** A charge as the payment company sees it. */
export interface SandboxCharge {
  id: string;
  paymentId: string;
  amount: Fen;
  currency: string;
  subject: string;
  returnPath: string;
  state: SandboxState;
  transactionId: string | null;
  expiresAt: Date;
}

/** Body of a callback of the sandbox. */
export const sandboxCallbackSchema = z.object({
  id: z.string().min(1).max(64),
  event: z.enum(['charge.paid', 'charge.failed']),
  charge: z.object({
    id: z.uuid(),
    merchantReference: z.uuid(),
    transactionId: z.string().min(1).max(64),
    amount: z.int().min(1),
    currency: z.string().length(3),
  }),
});
export type SandboxCallback = z.infer<typeof sandboxCallbackSchema>;
