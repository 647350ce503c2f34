import { useI18n } from 'vue-i18n';

/** Kinds of journals that are posted today; the field takes others too. */
export const journalKinds = [
  'top_up',
  'bonus_granted',
  'session_hold',
  'session_minute',
  'session_release',
  'earnings_matured',
  'orphan_payment',
] as const;

/** The ledger's terms in words; what has no word yet is shown as it stands. */
export function useLedgerWords() {
  const { t, te } = useI18n();
  const word = (group: string, name: string) => (te(`${group}.${name}`) ? t(`${group}.${name}`) : name);
  return {
    kindName: (kind: string) => word('journals.kinds', kind),
    referenceName: (type: string) => word('journals.references', type),
  };
}
