export { formatFen, parseYuan } from './format/money';
export { formatDateTime, formatDay, formatDuration, formatTime } from './format/time';
export { installColorScheme, useColorScheme, type ColorScheme } from './theme/color-scheme';
export { createLocale, initialLocale, locales, rememberLocale, type Locale } from './i18n/locale';
export { avatarShape, type AvatarShape } from './components/avatar';
export { usePages, type Page, type Pages } from './lists/use-pages';
export { default as HkAvatar } from './components/HkAvatar.vue';
export { default as HkEmpty } from './components/HkEmpty.vue';
export { default as HkPresence } from './components/HkPresence.vue';
