import { createHash } from 'node:crypto';

/** Background, then three tones for the shapes; soft colours that carry white text. */
const palettes = [
  ['#e8f1f2', '#7fb7be', '#3d7f8b', '#1f4e5f'],
  ['#f3ece4', '#d9a77f', '#b8724a', '#6b4226'],
  ['#ecebf5', '#a79ccf', '#6f63a8', '#3f3a6b'],
  ['#e9f3ea', '#8fbf98', '#4f8f62', '#2b5a3c'],
  ['#f7e9ec', '#dd9dac', '#b45f76', '#6d3345'],
  ['#fbf3dc', '#e3c36b', '#b98f2d', '#6e5313'],
  ['#e6eef8', '#8fb3de', '#4a7bb5', '#264a75'],
  ['#eef0ea', '#b2b89c', '#7b8460', '#474d35'],
] as const;

/** A geometric picture from a seed: the same seed gives the same picture. Numbers and palette only, so nothing of the seed can end up in the markup. */
export function drawAvatar(seed: string): string {
  const bytes = createHash('sha256').update(`hearken.avatar.v1\n${seed}`).digest();
  const byte = (at: number) => bytes[at % bytes.length] ?? 0;
  const between = (at: number, low: number, high: number) => Math.round(low + (byte(at) / 255) * (high - low));
  const [ground, light, middle, dark] = palettes[byte(0) % palettes.length] ?? palettes[0];

  const sun = `<circle cx="${between(1, 24, 96)}" cy="${between(2, 22, 46)}" r="${between(3, 12, 24)}" fill="${light}"/>`;
  const far = hill(between(4, 62, 80), between(5, 40, 62), between(6, 58, 84), middle);
  const near = hill(between(7, 84, 98), between(8, 70, 86), between(9, 80, 98), dark);
  const leaf = `<g transform="translate(${between(10, 30, 90)} ${between(11, 50, 74)}) rotate(${between(12, 0, 359)})"><path d="M0 -16 Q12 0 0 16 Q-12 0 0 -16Z" fill="${ground}" fill-opacity="0.75"/></g>`;
  const rings = Array.from(
    { length: 1 + (byte(13) % 3) },
    (_, at) =>
      `<circle cx="60" cy="60" r="${30 + at * 12}" fill="none" stroke="${light}" stroke-opacity="0.5" stroke-width="2"/>`,
  ).join('');

  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120" role="img"><rect width="120" height="120" fill="${ground}"/>${rings}${sun}${far}${leaf}${near}</svg>`;
}

function hill(left: number, middle: number, right: number, colour: string): string {
  return `<path d="M0 ${left} Q30 ${middle} 60 ${(left + right) / 2} T120 ${right} V120 H0Z" fill="${colour}"/>`;
}
