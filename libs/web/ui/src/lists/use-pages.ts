import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Pages<T> {
  items: ShallowRef<T[]>;
  loading: Ref<boolean>;
  failed: Ref<unknown>;
  hasMore: Ref<boolean>;
  /** Starts again from the first page. */
  reload(): Promise<void>;
  loadMore(): Promise<void>;
}

/** Keyset pages of any list endpoint. An answer that a newer reload has overtaken is dropped. */
export function usePages<T>(load: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  const items = shallowRef<T[]>([]);
  const loading = ref(false);
  const failed = ref<unknown>(null);
  const hasMore = ref(false);
  let cursor: string | undefined;
  let generation = 0;

  async function fetchPage(fresh: boolean): Promise<void> {
    if (fresh) generation += 1;
    else if (loading.value) return;
    const mine = generation;
    loading.value = true;
    failed.value = null;
    try {
      const page = await load(fresh ? undefined : cursor);
      if (mine !== generation) return;
      items.value = fresh ? page.items : [...items.value, ...page.items];
      cursor = page.nextCursor ?? undefined;
      hasMore.value = page.nextCursor !== null;
    } catch (error) {
      if (mine === generation) failed.value = error;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  return { items, loading, failed, hasMore, reload: () => fetchPage(true), loadMore: () => fetchPage(false) };
}
