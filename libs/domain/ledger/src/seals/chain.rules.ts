import { createHash } from 'node:crypto';

/** A journal as the chain sees it, with everything as text exactly as the database writes it. */
export interface ChainedJournal {
  id: string;
  key: string;
  kind: string;
  referenceType: string;
  referenceId: string;
  currency: string;
  reverses: string | null;
  /** Microseconds since 1970. */
  occurredAtMicros: string;
  /** Hex, as stored. */
  contentHash: string;
  /** `side amount account`, in the order of lines. */
  lines: string[];
}

const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** What the first link hangs on. */
export const GENESIS = sha256('hearken.ledger.v1').toString('hex');

/** Hex hash of what a journal says; the same text that ledger.content_hash hashes, computed on its own. */
export function contentHash(journal: Omit<ChainedJournal, 'contentHash' | 'id' | 'occurredAtMicros'>): string {
  const { key, kind, referenceType, referenceId, currency, reverses, lines } = journal;
  return sha256(
    ['hearken.journal.v1', key, kind, referenceType, referenceId, currency, reverses ?? '', ...lines].join('\n'),
  ).toString('hex');
}

/** Hex link of a journal at a position after the link before it. */
export function chainLink(
  before: string,
  position: number,
  { id, occurredAtMicros, contentHash: content }: Pick<ChainedJournal, 'id' | 'occurredAtMicros' | 'contentHash'>,
): string {
  return sha256(
    Buffer.from(before, 'hex'),
    `${position}\n${id}\n${occurredAtMicros}\n`,
    Buffer.from(content, 'hex'),
  ).toString('hex');
}
