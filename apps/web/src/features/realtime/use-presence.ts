import type { PresenceStatus } from '@hearken/contracts';
import { onScopeDispose, ref, watch, type Ref } from 'vue';

import { useRealtime } from './realtime.store';

/** Live states of the counselors on the page; what REST said is the start. */
export function useLivePresence(counselorIds: () => string[]): Ref<Record<string, PresenceStatus>> {
  const realtime = useRealtime();
  const statuses = ref<Record<string, PresenceStatus>>({});

  async function follow(): Promise<void> {
    if (realtime.status !== 'online' || counselorIds().length === 0) return;
    try {
      // What is beyond a hundred was scrolled away long ago.
      const answer = await realtime.request('presence.watch', { counselorIds: counselorIds().slice(-100) });
      statuses.value = { ...statuses.value, ...answer.statuses };
    } catch {
      // The dots stay as the list showed them; the next connection asks again.
    }
  }

  watch(() => counselorIds().join(), follow);
  onScopeDispose(realtime.onOnline(() => void follow()));
  onScopeDispose(
    realtime.on('presence', ({ accountId, status }) => {
      statuses.value = { ...statuses.value, [accountId]: status };
    }),
  );
  return statuses;
}
