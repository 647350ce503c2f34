import * as nodeCrypto from 'node:crypto';

import type { NewEntry } from './entry';

/** What a leaf vouches for; `seq` and the order are the chain's. */
export type LeafFields = Pick<
  NewEntry,
  'conversationId' | 'senderId' | 'senderRole' | 'clientMessageId' | 'type' | 'replyToSeq' | 'targetSeq'
> & { messageId: string; createdAt: string };

/**
 * SHA-256 over salt (16) ‖ JSON array of the fields ‖ plaintext. The array ends with a fixed `]`, and JSON escapes
 * what could end it early, so nothing can wander between fields and plaintext. The field order is part of the format.
 */
export function entryLeaf(salt: Buffer, fields: LeafFields, plaintext: Buffer): Buffer {
  const head = JSON.stringify([
    1,
    fields.conversationId,
    fields.messageId,
    fields.createdAt,
    fields.senderId,
    fields.senderRole,
    fields.clientMessageId,
    fields.type,
    fields.replyToSeq,
    fields.targetSeq,
  ]);
  return sha256(Buffer.concat([salt, Buffer.from(head), plaintext]));
}

/** The next link of a conversation's chain: sha256(previous ‖ seq as 8 bytes big endian ‖ leaf), as the append function makes it. */
export function nextLink(previous: Buffer, seq: number, leaf: Buffer): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64BE(BigInt(seq));
  return sha256(Buffer.concat([previous, position, leaf]));
}

/** The chain's start. */
export const firstLink = Buffer.alloc(32);

// One call instead of three objects, where Node has it (≥ 20.12); the types of Node 20 know it too.
function sha256(data: Buffer): Buffer {
  return nodeCrypto.hash('sha256', data, 'buffer');
}
