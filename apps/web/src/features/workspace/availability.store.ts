import { defineStore } from 'pinia';
import { ref, watch } from 'vue';

import { useAccount } from '../account/account.store';
import { useRealtime } from '../realtime/realtime.store';

export type Availability = 'online' | 'away' | 'offline';
/** Per account: another counselor in the same tab begins offline. */
const keyOf = (accountId: string | undefined) => `hearken.availability.${accountId ?? ''}`;

/** Whether the counselor takes offers: said again after each connection, because presence is forgotten within seconds. */
export const useAvailability = defineStore('availability', () => {
  const account = useAccount();
  const realtime = useRealtime();
  const stored = () => (sessionStorage.getItem(keyOf(account.me?.id)) as Availability | null) ?? 'offline';
  const status = ref<Availability>(stored());
  const busy = ref(false);

  async function set(next: Availability): Promise<void> {
    busy.value = true;
    try {
      await realtime.request('presence.set', { status: next });
      status.value = next;
      sessionStorage.setItem(keyOf(account.me?.id), next);
    } finally {
      busy.value = false;
    }
  }

  watch(
    () => account.me?.id,
    () => (status.value = stored()),
  );
  realtime.onOnline(() => {
    if (status.value !== 'offline') void set(status.value).catch(() => undefined);
  });

  return { status, busy, set };
});
