/** Characters people put between others to get past a list: blanks, zero-width signs, soft hyphens, punctuation used as filler. */
const fillers = /[\s\p{Default_Ignorable_Code_Point}*·・._\-~|/\\]/u;

export interface Normalised {
  text: string;
  /** For each UTF-16 unit of `text`, where its source character begins in the original. */
  origin: number[];
}

/** NFKC, lower case, fillers removed, with a way back to the original's positions. */
export function normalise(original: string): Normalised {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    if (!fillers.test(character)) {
      const folded = character.normalize('NFKC').toLowerCase();
      if (!fillers.test(folded)) {
        text += folded;
        for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
      }
    }
    at += character.length;
  }
  return { text, origin };
}
