import { hmac } from '@hearken/crypto';

import { fold } from './fold';

/** Longest query in characters: chunks overlap by one less, so that every match lies whole in one of them. */
export const LONGEST_QUERY = 50;
/** A tsvector keeps at most 255 positions of one token: no chunk has more. */
const CHUNK = 255;

/** HMAC-SHA-256, 64 bits of it: a dump of the index shows no text, equal bigrams still meet. */
function token(key: Buffer, kind: 'one' | 'two', characters: string): string {
  return hmac(key, `${kind}\u0000${characters}`).subarray(0, 8).toString('base64url');
}

function chunksOf(characters: readonly string[]): string[][] {
  const chunks: string[][] = [];
  const step = CHUNK - (LONGEST_QUERY - 1);
  for (let start = 0; start < characters.length; start += step) {
    chunks.push(characters.slice(start, start + CHUNK));
    if (start + CHUNK >= characters.length) break;
  }
  return chunks;
}

/** tsvector literals of a text, one a chunk: bigrams with positions, single characters without. */
export function indexTokens(key: Buffer, text: string): string[] {
  return chunksOf(fold(text).characters).map((characters) => {
    const positions = new Map<string, number[]>();
    characters.slice(0, -1).forEach((character, index) => {
      const bigram = token(key, 'two', character + (characters[index + 1] ?? ''));
      positions.set(bigram, [...(positions.get(bigram) ?? []), index + 1]);
    });
    const singles = [...new Set(characters)].map((character) => `'${token(key, 'one', character)}'`);
    return [...singles, ...[...positions].map(([bigram, at]) => `'${bigram}':${at.join(',')}`)].join(' ');
  });
}

/** tsquery literal: one character is looked up as it is, more as a phrase of bigrams. */
export function queryTokens(key: Buffer, query: string): string {
  const { characters } = fold(query);
  if (characters.length === 1) return `'${token(key, 'one', characters[0] ?? '')}'`;
  return characters
    .slice(0, -1)
    .map((character, index) => `'${token(key, 'two', character + (characters[index + 1] ?? ''))}'`)
    .join(' <-> ');
}
