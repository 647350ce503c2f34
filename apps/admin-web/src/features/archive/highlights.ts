export interface Piece {
  text: string;
  marked: boolean;
}

/** A text cut at what matched. Positions count UTF-16 units, as the server's do; overlapping ones are one mark. */
export function piecesOf(text: string, highlights: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...highlights].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    if (end <= from || from >= text.length) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, end), marked: true });
    at = Math.min(end, text.length);
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
