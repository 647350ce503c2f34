import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

export interface Loaded<T> {
  data: ShallowRef<T | null>;
  loading: Ref<boolean>;
  failed: Ref<unknown>;
  reload(): Promise<void>;
}

/** One thing by its key; an answer that a newer key has overtaken is dropped. Nothing is asked while the key is null. */
export function useLoaded<T, K>(key: () => K | null, load: (key: K) => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null);
  const loading = ref(false);
  const failed = ref<unknown>(null);
  let generation = 0;

  async function reload(): Promise<void> {
    const wanted = key();
    const mine = ++generation;
    failed.value = null;
    if (wanted === null) return;
    loading.value = true;
    try {
      const answer = await load(wanted);
      if (mine === generation) data.value = answer;
    } catch (error) {
      if (mine === generation) failed.value = error;
    } finally {
      if (mine === generation) loading.value = false;
    }
  }

  watch(
    key,
    () => {
      data.value = null;
      void reload();
    },
    { immediate: true },
  );
  return { data, loading, failed, reload };
}
