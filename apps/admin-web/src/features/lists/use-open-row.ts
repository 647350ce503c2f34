import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** The row whose drawer is open, in the address: a link opens the same drawer, Back closes it. */
export function useOpenRow(): WritableComputedRef<string | null> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => (typeof route.query.open === 'string' ? route.query.open : null),
    set: (id) => {
      const { open: _, ...query } = route.query;
      void router[id ? 'push' : 'replace']({ query: id ? { ...query, open: id } : query });
    },
  });
}
