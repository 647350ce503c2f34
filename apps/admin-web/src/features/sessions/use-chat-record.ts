import { dataOf } from '@hearken/web-api-client';
import { computed, ref, shallowRef } from 'vue';

import { admin, type Row } from '../staff/api';

export type RecordedEntry = Row<'getSessionEntries'>;

/** What the API hands out at once. */
const MOST = 200;

/** The chat record in pages of seqs, opened at the beginning or around one entry. Each page is one audited reading. */
export function useChatRecord(sessionId: () => string, originals: () => boolean) {
  const entries = shallowRef<RecordedEntry[]>([]);
  const loading = ref(false);
  const failed = ref<unknown>(null);
  const first = ref(1);
  const next = ref(1);
  const ended = ref(false);
  let generation = 0;

  async function read(from: number, to: number): Promise<RecordedEntry[] | null> {
    const mine = ++generation;
    loading.value = true;
    failed.value = null;
    try {
      const { items } = await dataOf(
        admin.GET('/api/v1/admin/sessions/{sessionId}/entries', {
          params: {
            path: { sessionId: sessionId() },
            query: { from, to, ...(originals() && { originals: 'true' as const }) },
          },
        }),
      );
      return mine === generation ? items : null;
    } catch (error) {
      if (mine === generation) failed.value = error;
      return null;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  async function open(around: number | null): Promise<void> {
    const from = Math.max(1, (around ?? 1) - MOST / 2);
    const items = await read(from, from + MOST - 1);
    if (!items) return;
    entries.value = items;
    first.value = from;
    next.value = from + items.length;
    // The log has no gaps: fewer than asked for is the end of it.
    ended.value = items.length < MOST;
  }

  async function earlier(): Promise<void> {
    const from = Math.max(1, first.value - MOST);
    const items = await read(from, first.value - 1);
    if (!items) return;
    entries.value = [...items, ...entries.value];
    first.value = from;
  }

  async function later(): Promise<void> {
    const items = await read(next.value, next.value + MOST - 1);
    if (!items) return;
    entries.value = [...entries.value, ...items];
    next.value += items.length;
    ended.value = items.length < MOST;
  }

  return {
    entries,
    loading,
    failed,
    hasEarlier: computed(() => first.value > 1),
    hasLater: computed(() => !ended.value),
    open,
    earlier,
    later,
  };
}
