import { ref, type Ref } from 'vue';

export type ColorScheme = 'light' | 'dark' | 'system';

const storageKey = 'hearken.color-scheme';
const scheme: Ref<ColorScheme> = ref((localStorage.getItem(storageKey) as ColorScheme | null) ?? 'system');
const systemDark = matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  const dark = scheme.value === 'dark' || (scheme.value === 'system' && systemDark.matches);
  document.documentElement.classList.toggle('dark', dark);
}

/** Light, dark or as the system says; remembered on this device. */
export function useColorScheme(): { scheme: Readonly<Ref<ColorScheme>>; setScheme(next: ColorScheme): void } {
  return {
    scheme,
    setScheme(next) {
      scheme.value = next;
      localStorage.setItem(storageKey, next);
      apply();
    },
  };
}

/** Called once before the app mounts, so that nothing flashes. */
export function installColorScheme(): void {
  systemDark.addEventListener('change', apply);
  apply();
}
