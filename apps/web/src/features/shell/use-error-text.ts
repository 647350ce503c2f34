import { useI18n } from 'vue-i18n';

/** What a person reads when something was refused: one sentence by the contract's code, the same everywhere. */
export function useErrorText(): (error: unknown) => string {
  const i18n = useI18n();
  return (error) => {
    const code = (error as { code?: unknown } | null)?.code;
    const key = `error.${typeof code === 'string' ? code : 'INTERNAL'}`;
    return i18n.t(i18n.te(key) ? key : 'error.INTERNAL');
  };
}
