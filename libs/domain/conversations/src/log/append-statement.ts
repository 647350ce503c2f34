import type { SenderRole } from '@hearken/contracts';

import type { SealedEntry } from './entry';

/** What the append function says about one entry of the batch. */
export type Verdict =
  | { kind: 'appended'; seq: number }
  | { kind: 'duplicate'; stored: StoredDuplicate }
  | { kind: 'not-found' }
  | { kind: 'closed' };

/** The entry that has the id already. */
export interface StoredDuplicate {
  seq: number;
  messageId: string;
  createdAt: string;
  senderRole: SenderRole;
  /** null once erased. */
  salt: Buffer | null;
  leaf: Buffer;
}

export interface AppendRow {
  outcomes: string;
  duplicates:
    | {
        index: number;
        seq: number;
        messageId: string;
        createdAt: string;
        senderRole: SenderRole;
        salt: string | null;
        leaf: string;
      }[]
    | null;
  stale: string[] | null;
}

/** Prepared once a connection under this name. */
export const appendStatement = {
  name: 'conversations.append',
  text: `SELECT outcomes, duplicates, stale::text[] AS stale FROM conversations.append(
    $1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::int[], $8::int[], $9::text[], $10::int[], $11::int[], $12::bytea)`,
} as const;

/**
 * The batch as array literals, by hand: ids, words, numbers and ISO times hold nothing that needs quoting, and the
 * driver's own quoting of each element costs more than everything else about it. Bodies go as one binary value.
 */
export function appendValues(batch: readonly SealedEntry[]): (string | Buffer)[] {
  const parts: Buffer[] = [];
  for (const { salt, leaf, body } of batch) parts.push(salt, leaf, body);
  return [
    literal(batch, (entry) => entry.conversationId),
    literal(batch, (entry) => entry.messageId),
    literal(batch, (entry) => entry.senderId),
    literal(batch, (entry) => entry.senderRole),
    literal(batch, (entry) => entry.clientMessageId),
    literal(batch, (entry) => entry.type),
    literal(batch, (entry) => entry.replyToSeq ?? 'NULL'),
    literal(batch, (entry) => entry.targetSeq ?? 'NULL'),
    literal(batch, (entry) => entry.createdAt),
    literal(batch, (entry) => entry.membersVersion),
    literal(batch, (entry) => 48 + entry.body.length),
    Buffer.concat(parts),
  ];
}

function literal(batch: readonly SealedEntry[], valueOf: (entry: SealedEntry) => string | number): string {
  let text = '{';
  for (let index = 0; index < batch.length; index++) {
    if (index > 0) text += ',';
    text += valueOf(batch[index] as SealedEntry);
  }
  return `${text}}`;
}

/** One verdict an entry, in the batch's order. */
export function readVerdicts(row: AppendRow): Verdict[] {
  const duplicates = new Map(row.duplicates?.map((duplicate) => [duplicate.index, duplicate]));
  return row.outcomes.split(',').map((outcome, index): Verdict => {
    const seq = Number(outcome);
    if (seq > 0) return { kind: 'appended', seq };
    if (seq === -2) return { kind: 'closed' };
    const stored = duplicates.get(index);
    if (seq !== 0 || !stored) return { kind: 'not-found' };
    return {
      kind: 'duplicate',
      stored: {
        seq: stored.seq,
        messageId: stored.messageId,
        createdAt: new Date(stored.createdAt).toISOString(),
        senderRole: stored.senderRole,
        salt: stored.salt === null ? null : Buffer.from(stored.salt, 'hex'),
        leaf: Buffer.from(stored.leaf, 'hex'),
      },
    };
  });
}
