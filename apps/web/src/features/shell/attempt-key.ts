import { idempotencyKey } from '@hearken/web-api-client';

export interface AttemptKey {
  /** The header for this body: the same until the body changes or the attempt succeeded. */
  headerFor(body: unknown): { 'Idempotency-Key': string };
  succeeded(): void;
}

/** Makes a second press of the same button the same attempt, so that money moves once. */
export function useAttemptKey(): AttemptKey {
  let last: { body: string; header: { 'Idempotency-Key': string } } | null = null;
  return {
    headerFor(body) {
      const text = JSON.stringify(body);
      if (last?.body !== text) last = { body: text, header: idempotencyKey() };
      return last.header;
    },
    succeeded() {
      last = null;
    },
  };
}
