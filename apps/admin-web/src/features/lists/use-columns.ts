import { computed, ref, type ComputedRef, type Ref } from 'vue';

export interface Column {
  key: string;
  label: string;
  /** Numbers stand at the right. */
  right?: boolean;
  /** Cannot be hidden: it says what the row is. */
  fixed?: boolean;
}

/** Which columns of a table are shown; remembered on this device. */
export function useColumns(
  table: string,
  all: () => readonly Column[],
): { hidden: Ref<string[]>; shown: ComputedRef<Column[]>; setShown(keys: string[]): void } {
  const storageKey = `hearken.admin.columns.${table}`;
  const hidden = ref<string[]>((localStorage.getItem(storageKey) ?? '').split(',').filter(Boolean));
  return {
    hidden,
    shown: computed(() => all().filter(({ key, fixed }) => fixed || !hidden.value.includes(key))),
    setShown(keys) {
      hidden.value = all()
        .filter(({ key, fixed }) => !fixed && !keys.includes(key))
        .map(({ key }) => key);
      localStorage.setItem(storageKey, hidden.value.join(','));
    },
  };
}
