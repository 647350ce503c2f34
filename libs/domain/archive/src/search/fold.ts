export interface Folded {
  /** Code points. */
  characters: string[];
  /** For each of them, the UTF-16 range in the original that it came from. */
  origins: { start: number; end: number }[];
}

/** NFKC and lower case, character by character, with the way back for highlights. */
export function fold(text: string): Folded {
  const folded: Folded = { characters: [], origins: [] };
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    for (const one of character.normalize('NFKC').toLowerCase()) {
      folded.characters.push(one);
      folded.origins.push({ start, end });
    }
    start = end;
  }
  return folded;
}

export interface Highlight {
  /** UTF-16 positions in the original. */
  start: number;
  end: number;
}

/** Where the query stands in the text, as LIKE would find it in the folded text; without overlaps. */
export function highlightsOf(text: string, query: string): Highlight[] {
  const { characters, origins } = fold(text);
  const wanted = fold(query).characters;
  const found: Highlight[] = [];
  for (let at = 0; wanted.length > 0 && at + wanted.length <= characters.length;) {
    const matches = wanted.every((character, index) => characters[at + index] === character);
    const [first, last] = [origins[at], origins[at + wanted.length - 1]];
    if (matches && first && last) found.push({ start: first.start, end: last.end });
    at += matches ? wanted.length : 1;
  }
  return found;
}
