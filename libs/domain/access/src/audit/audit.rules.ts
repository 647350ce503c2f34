import { chainHash, sha256 } from '@hearken/crypto';

import type { AuditRecord } from './audit';

/** What the content hash covers: everything that was stated, nothing that the sealer adds. */
export type AuditContent = Omit<AuditRecord, 'contentHash' | 'position' | 'chainHash'>;

/** SHA-256 of the entry in canonical JSON. jsonb forgets the order of keys, so they are sorted. */
export function contentHashOf(content: AuditContent): Buffer {
  return sha256(
    canonicalJson([
      'hearken.audit.v1',
      content.id,
      content.occurredAt.toISOString(),
      content.actorId,
      content.action,
      content.targetType,
      content.targetId,
      content.before,
      content.after,
      content.reason,
      content.address,
      content.traceId,
    ]),
  );
}

/** The next link: it fixes the row's place, its id and its content. */
export function linkOf(previous: Buffer, position: number, id: string, contentHash: Buffer): Buffer {
  return chainHash(previous, `${position}\n${id}\n${contentHash.toString('hex')}`);
}

/** JSON with sorted keys, without whitespace; what JSON cannot say becomes null. */
export function canonicalJson(value: unknown): string {
  return stringify(JSON.parse(JSON.stringify(value ?? null)) as unknown);
}

function stringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${stringify(member)}`);
  return `{${members.join(',')}}`;
}
