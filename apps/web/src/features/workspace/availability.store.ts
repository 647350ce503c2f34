import { defineStore } from 'pinia';
import { ref } from 'vue';

import { useRealtime } from '../realtime/realtime.store';

export type Availability = 'online' | 'away' | 'offline';
const storageKey = 'hearken.availability';

/** Whether the counselor takes offers: said again after each connection, because presence is forgotten within seconds. */
export const useAvailability = defineStore('availability', () => {
  const realtime = useRealtime();
  const status = ref<Availability>((sessionStorage.getItem(storageKey) as Availability | null) ?? 'offline');
  const busy = ref(false);

  async function set(next: Availability): Promise<void> {
    busy.value = true;
    try {
      await realtime.request('presence.set', { status: next });
      status.value = next;
      sessionStorage.setItem(storageKey, next);
    } finally {
      busy.value = false;
    }
  }

  realtime.onOnline(() => {
    if (status.value !== 'offline') void set(status.value).catch(() => undefined);
  });

  return { status, busy, set };
});
