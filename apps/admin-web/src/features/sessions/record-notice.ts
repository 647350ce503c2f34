import type { RecordedEntry } from './use-chat-record';

interface Words {
  t: (key: string, named?: Record<string, unknown>) => string;
  te: (key: string) => boolean;
  money: (fen: number) => string;
}

/** What an entry that nobody wrote says, in a line. */
export function noticeOf({ type, content }: Pick<RecordedEntry, 'type' | 'content'>, { t, te, money }: Words): string {
  const body = content ?? {};
  switch (type) {
    case 'session': {
      const state = t(`sessions.states.${String(body['state'])}`);
      const reason = `sessions.reasons.${String(body['reason'])}`;
      return te(reason) ? `${t('record.session', { state })} · ${t(reason)}` : t('record.session', { state });
    }
    case 'billing':
      if (typeof body['minutesLeft'] === 'number') return t('record.minutesLeft', { minutes: body['minutesLeft'] });
      return t('record.minuteCharged', { minute: body['minute'] ?? '–', amount: money(Number(body['charged'] ?? 0)) });
    case 'reaction':
      return t('record.reaction', { seq: body['seq'], emoji: body['emoji'] });
    case 'risk':
      return t('record.risk', { level: body['level'] });
    default:
      return t(`record.${type}`, { seq: body['seq'] });
  }
}
