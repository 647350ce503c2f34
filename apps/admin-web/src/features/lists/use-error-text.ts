import { useI18n } from 'vue-i18n';

/** One sentence by the contract's code, the same everywhere. */
export function useErrorText(): (error: unknown) => string {
  const { t, te } = useI18n();
  return (error) => {
    const code = (error as { code?: unknown } | null)?.code;
    const key = `error.${typeof code === 'string' ? code : 'INTERNAL'}`;
    return te(key) ? t(key) : t('error.INTERNAL');
  };
}
