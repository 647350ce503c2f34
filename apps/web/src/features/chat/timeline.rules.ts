import type { Entry } from '@hearken/contracts';

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'notice'; key: string; entry: Entry }
  | { kind: 'message'; key: string; entry: Entry; first: boolean; last: boolean };

const messages: ReadonlySet<string> = new Set(['text', 'image', 'file', 'voice', 'card']);
const notices: ReadonlySet<string> = new Set(['session', 'billing', 'risk']);

const dayOf = (iso: string): string => new Date(iso).toDateString();
const minuteOf = (iso: string): number => Math.floor(Date.parse(iso) / 60_000);
const together = (a: Entry | undefined, b: Entry | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  messages.has(a.type) &&
  messages.has(b.type) &&
  a.senderId === b.senderId &&
  minuteOf(a.createdAt) === minuteOf(b.createdAt);

/** What is drawn: recalls, edits and takedowns show on the message that they are about, not by themselves. */
export const isDrawn = ({ type }: Entry): boolean => messages.has(type) || notices.has(type);

/** Lays entries out: a separator a day, bubbles of one person and minute together, everything else centred. */
export function rowsOf(entries: readonly Entry[]): Row[] {
  const drawn = entries.filter(isDrawn);
  const rows: Row[] = [];
  drawn.forEach((entry, index) => {
    const before = drawn[index - 1];
    if (!before || dayOf(before.createdAt) !== dayOf(entry.createdAt)) {
      rows.push({ kind: 'day', key: `day-${entry.seq}`, at: entry.createdAt });
    }
    const key = `seq-${entry.seq}`;
    if (!messages.has(entry.type)) rows.push({ kind: 'notice', key, entry });
    else {
      const first = !together(before, entry);
      const last = !together(entry, drawn[index + 1]);
      rows.push({ kind: 'message', key, entry, first, last });
    }
  });
  return rows;
}

export type Receipt = 'sent' | 'received' | 'read';

/** How far a message of mine has come: what the furthest of the others says. */
export function receiptOf(
  seq: number,
  me: string,
  cursors: Readonly<Record<string, { received: number; read: number }>>,
): Receipt {
  const others = Object.entries(cursors).filter(([accountId]) => accountId !== me);
  if (others.some(([, { read }]) => read >= seq)) return 'read';
  return others.some(([, { received }]) => received >= seq) ? 'received' : 'sent';
}

const minute = 60_000;
export const recallWindowMs = 2 * minute;
export const editWindowMs = 5 * minute;

/** What may still be done with a message of mine; the server has the last word. */
export function actionsFor(entry: Entry, now: number): ('copy' | 'edit' | 'recall')[] {
  const age = now - Date.parse(entry.createdAt);
  const isText = entry.type === 'text' && entry.redacted === null;
  return [
    ...(isText ? (['copy'] as const) : []),
    ...(isText && age < editWindowMs ? (['edit'] as const) : []),
    ...(entry.redacted === null && age < recallWindowMs ? (['recall'] as const) : []),
  ];
}
