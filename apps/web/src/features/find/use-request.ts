import { formatFen } from '@hearken/web-ui';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';

import { useAccount } from '../account/account.store';
import { useRealtime } from '../realtime/realtime.store';
import { placeOf } from '../sessions/session.rules';
import { useSessions } from '../sessions/sessions.store';
import { useErrorText } from '../shell/use-error-text';
import { readWallet } from '../wallet/use-wallet';

export interface RequestNow {
  busy: Ref<boolean>;
  problem: Ref<string>;
  /** Opens the sheet to top up when the balance does not cover a minute. */
  short: Ref<boolean>;
  why: Ref<string>;
  request(counselor: { id: string; pricePerMinute: number }): Promise<void>;
}

/** From "now" to the waiting room: sign in, consent, balance, then the request itself. */
export function useRequestNow(): RequestNow {
  const { t } = useI18n();
  const account = useAccount();
  const realtime = useRealtime();
  const sessions = useSessions();
  const router = useRouter();
  const route = useRoute();
  const errorText = useErrorText();
  const busy = ref(false);
  const problem = ref('');
  const short = ref(false);
  const why = ref('');

  function topUpFirst(price: number, available: number): void {
    why.value = t('topUp.why', { price: formatFen(price), available: formatFen(available) });
    short.value = true;
  }

  async function goToOpenSession(counselorId: string): Promise<void> {
    await sessions.refreshOpen();
    const open = sessions.open.find((one) => one.counselorId === counselorId) ?? sessions.open[0];
    if (open) await router.push(placeOf(open));
  }

  async function refused(error: unknown, counselor: { id: string; pricePerMinute: number }): Promise<void> {
    const code = (error as { code?: string } | null)?.code;
    if (code === 'CONSENT_REQUIRED') await router.push({ name: 'consent', query: { next: route.fullPath } });
    else if (code === 'INSUFFICIENT_BALANCE') topUpFirst(counselor.pricePerMinute, (await readWallet()).available);
    else if (code === 'SESSION_ALREADY_OPEN') await goToOpenSession(counselor.id);
    else problem.value = errorText(error);
  }

  async function ask(counselor: { id: string; pricePerMinute: number }): Promise<void> {
    const { available } = await readWallet();
    if (available < counselor.pricePerMinute) return topUpFirst(counselor.pricePerMinute, available);
    const { sessionId } = await realtime.request('session.request', { counselorId: counselor.id });
    await router.push({ name: 'waiting', params: { sessionId } });
  }

  async function request(counselor: { id: string; pricePerMinute: number }): Promise<void> {
    const here = { next: route.fullPath };
    if (!account.me) return void (await router.push({ name: 'sign-in', query: here }));
    if (!account.me.consented) return void (await router.push({ name: 'consent', query: here }));
    if (busy.value) return;
    busy.value = true;
    problem.value = '';
    try {
      await ask(counselor);
    } catch (error) {
      await refused(error, counselor).catch((second: unknown) => (problem.value = errorText(second)));
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, short, why, request };
}
