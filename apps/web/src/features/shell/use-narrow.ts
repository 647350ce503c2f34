import { onScopeDispose, ref, type Ref } from 'vue';

/** True on phones: the width below which pages show one thing at a time. */
export function useNarrow(): Ref<boolean> {
  const query = matchMedia('(max-width: 767px)');
  const narrow = ref(query.matches);
  const follow = () => (narrow.value = query.matches);
  query.addEventListener('change', follow);
  onScopeDispose(() => query.removeEventListener('change', follow));
  return narrow;
}
