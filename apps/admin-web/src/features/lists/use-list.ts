import { usePages, type Page, type Pages } from '@hearken/web-ui';
import { computed, reactive, watch, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';

export const PAGE_SIZE = 50;
/** Typing is not a question for each letter. */
const TYPING_MS = 300;

type Filters<K extends string> = Record<K, string>;
export type ListQuery<K extends string> = Partial<Filters<K>> & { limit: number; cursor?: string };

export interface List<T, K extends string> extends Pages<T> {
  /** What the filter fields show; '' is no filter. Kept in the address, so a link shows the same rows. */
  filters: Filters<K>;
  isFiltered: ComputedRef<boolean>;
  clear(): void;
}

const textOf = (query: LocationQuery, name: string): string => {
  const value = query[name];
  return typeof value === 'string' ? value : '';
};

/** Filters, their place in the address, and keyset pages: all that the list pages have in common. */
export function useList<T, K extends string>(
  names: readonly K[],
  load: (query: ListQuery<K>) => Promise<Page<T>>,
  defaults: Partial<Filters<K>> = {},
): List<T, K> {
  const route = useRoute();
  const router = useRouter();
  const read = () =>
    Object.fromEntries(names.map((name) => [name, textOf(route.query, name) || (defaults[name] ?? '')])) as Filters<K>;

  const filters = reactive(read()) as Filters<K>;
  const applied = computed(() =>
    JSON.stringify(names.map((name) => [name, textOf(route.query, name) || (defaults[name] ?? '')])),
  );
  const pages = usePages<T>((cursor) => {
    const given = (JSON.parse(applied.value) as [K, string][]).filter(([, value]) => value !== '' && value !== 'all');
    return load({ ...(Object.fromEntries(given) as Partial<Filters<K>>), limit: PAGE_SIZE, ...(cursor && { cursor }) });
  });

  let typing: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => ({ ...filters }),
    (next) => {
      clearTimeout(typing);
      typing = setTimeout(() => {
        const query = { ...route.query };
        for (const name of names) {
          if (next[name] === '' || next[name] === defaults[name]) delete query[name];
          else query[name] = next[name];
        }
        void router.replace({ query });
      }, TYPING_MS);
    },
  );
  const home = route.path;
  watch(
    applied,
    () => {
      // Leaving for another page changes the address too, and is no question.
      if (route.path !== home) return;
      Object.assign(filters, read());
      void pages.reload();
    },
    { immediate: true },
  );

  const isFiltered = computed(() => names.some((name) => filters[name] !== (defaults[name] ?? '')));
  return {
    ...pages,
    filters,
    isFiltered,
    clear: () => names.forEach((name) => Object.assign(filters, { [name]: defaults[name] ?? '' })),
  };
}
