import { createI18n } from 'vue-i18n';

export type Locale = 'zh-CN' | 'en';
export const locales: readonly { value: Locale; name: string }[] = [
  { value: 'zh-CN', name: '简体中文' },
  { value: 'en', name: 'English' },
];

const storageKey = 'hearken.locale';

/** What the person chose on this device, else the browser's language, else Chinese. */
export function initialLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
  document.documentElement.lang = locale;
}

/** The app's vue-i18n instance; a key that is missing in one language fails the locale spec, not the reader. */
export function createLocale<M extends Record<string, unknown>>(messages: { 'zh-CN': M; en: M }) {
  const locale = initialLocale();
  document.documentElement.lang = locale;
  // vue-i18n infers message types from literals; here the shape is ours and both languages share it.
  return createI18n({ legacy: false, locale, fallbackLocale: 'zh-CN', messages: messages as never });
}
