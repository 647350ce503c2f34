import { sha256 } from './digest';

// RFC 6962, 2.1: leaves and nodes hash under different prefixes, so that no node can be passed off as a leaf.
const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** The hash of one leaf with its salt: without the salt nobody can confirm a guess about erased content. */
export function saltedLeaf(salt: Buffer, bytes: Buffer): Buffer {
  if (salt.length < 16) throw new RangeError('A salt has at least 16 bytes');
  // The salt is hashed to a fixed length, so that bytes cannot wander between salt and content.
  return merkleLeaf(Buffer.concat([sha256(salt), bytes]));
}

/** The hash of a leaf as RFC 6962 defines it. */
export function merkleLeaf(bytes: Buffer): Buffer {
  return sha256(Buffer.concat([LEAF, bytes]));
}

/** The RFC 6962 root over leaf hashes (from `saltedLeaf` or `merkleLeaf`); of no leaves it is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256('');
  if (leaves.length === 1) return only;
  const split = largestPowerOfTwoBelow(leaves.length);
  return sha256(Buffer.concat([NODE, merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split))]));
}

function largestPowerOfTwoBelow(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}
