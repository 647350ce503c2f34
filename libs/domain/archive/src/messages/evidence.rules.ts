import { chainHash, saltedLeaf } from '@hearken/crypto';

export interface EvidenceFields {
  corp: string;
  threadId: string;
  position: number;
  sourceSeq: string;
  msgid: string;
  type: string;
  sender: string | null;
  sentAt: Date;
  sealed: Buffer;
}

/**
 * The leaf commits to everything that a message says, salted, so that destroying salt and body leaves a chain that still
 * verifies and tells nothing. Fields are JSON in a fixed order, the body as base64.
 */
export function leafOf(salt: Buffer, fields: EvidenceFields): Buffer {
  const { corp, threadId, position, sourceSeq, msgid, type, sender, sentAt, sealed } = fields;
  const canonical = [
    'archive.v1',
    corp,
    threadId,
    position,
    sourceSeq,
    msgid,
    type,
    sender,
    sentAt.toISOString(),
    sealed.toString('base64'),
  ];
  return saltedLeaf(salt, Buffer.from(JSON.stringify(canonical)));
}

/** Binds a leaf to its place: sha256(previous link ‖ position ‖ leaf). */
export function linkOf(previous: Buffer, position: number, leaf: Buffer): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(position));
  return chainHash(previous, Buffer.concat([place, leaf]));
}
