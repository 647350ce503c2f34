import { formatDateTime, formatFen, formatTime } from '@hearken/web-ui';
import { useI18n } from 'vue-i18n';

const NOTHING = '–';

/** Times, money and counts as this page's reader writes them. Nothing is shown as a dash. */
export function useFormat() {
  const { locale } = useI18n();
  return {
    at: (iso: string | null | undefined) => (iso ? formatDateTime(iso, locale.value) : NOTHING),
    clock: (iso: string) => formatTime(iso, locale.value),
    money: (fen: number | null | undefined) => (fen === null || fen === undefined ? NOTHING : formatFen(fen)),
    count: (value: number) => new Intl.NumberFormat(locale.value).format(value),
    or: (text: string | null | undefined) => text || NOTHING,
  };
}
