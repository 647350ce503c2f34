import { ref, type Ref } from 'vue';

const storageKey = 'hearken.admin.purpose';
// For this window only: tomorrow's reason is another one.
const purpose = ref(sessionStorage.getItem(storageKey) ?? '');

/** Why somebody reads the archive. The server writes it beside what was read. */
export function useReadingPurpose(): { purpose: Readonly<Ref<string>>; setPurpose(next: string): void } {
  return {
    purpose,
    setPurpose(next) {
      purpose.value = next.trim();
      sessionStorage.setItem(storageKey, purpose.value);
    },
  };
}
