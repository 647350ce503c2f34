import { onScopeDispose, ref, watch, type Ref } from 'vue';

import { elapsedSeconds } from '../sessions/session.rules';
import { useSessions, type Session } from '../sessions/sessions.store';
import { readBill } from '../sessions/use-bill';

/** Counted seconds of a session, ticking while it is active; the stored bill corrects it every half minute. */
export function useSessionClock(session: () => Session | undefined): Ref<number> {
  const sessions = useSessions();
  const elapsed = ref(0);
  let bill = { billableSeconds: 0, readAt: Date.now() };

  const tick = () => {
    const now = session();
    if (now) elapsed.value = elapsedSeconds(bill, now.state, Date.now());
  };
  async function read(): Promise<void> {
    const now = session();
    if (!now?.startedAt) return;
    try {
      const { totals } = await readBill(now.sessionId);
      bill = { billableSeconds: totals.billableSeconds, readAt: Date.now() };
      tick();
      if (totals.charged !== session()?.charged) await sessions.read(now.sessionId);
    } catch {
      // The clock goes on by itself; the next reading corrects it.
    }
  }

  watch(
    () => [session()?.sessionId, session()?.state],
    () => void read(),
    { immediate: true },
  );
  const ticking = setInterval(tick, 1000);
  const reading = setInterval(() => {
    if (session()?.state === 'active' && document.visibilityState === 'visible') void read();
  }, 30_000);
  onScopeDispose(() => {
    clearInterval(ticking);
    clearInterval(reading);
  });
  return elapsed;
}
