/** FNV-1a, 32 bit: small, stable, good enough to pick shapes and colours. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  // FNV's low bits are only a parity of the input: without this every picture is a chessboard.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

export interface AvatarShape {
  background: string;
  foreground: string;
  cells: { x: number; y: number; round: boolean }[];
}

const palettes: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['#e6f1ef', '#1f6f6b'],
  ['#f6e9e2', '#ad5433'],
  ['#eaf1ea', '#3d8b5f'],
  ['#f5eddc', '#8f5e14'],
  ['#e7ecf3', '#3b5a82'],
  ['#f1e8ef', '#7a4470'],
];

/** A geometric picture, mirrored left to right, that is always the same for the same seed. */
export function avatarShape(seed: string): AvatarShape {
  const value = hash(seed);
  const [background, foreground] = palettes[value % palettes.length] ?? palettes[0];
  const cells: AvatarShape['cells'] = [];
  for (let y = 0; y < 5; y += 1) {
    for (let x = 0; x < 3; x += 1) {
      const bits = hash(`${seed}:${x}:${y}`);
      if (bits % 2 === 0) continue;
      const round = bits % 3 === 0;
      cells.push({ x, y, round });
      if (x < 2) cells.push({ x: 4 - x, y, round });
    }
  }
  return { background, foreground, cells };
}
