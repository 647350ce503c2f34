import { piecesOf } from './highlights';

const marks = (text: string, highlights: { start: number; end: number }[]) =>
  piecesOf(text, highlights)
    .map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece))
    .join('');

it('marks what matched and keeps the rest', () => {
  expect(
    marks('我很难过，真的难过', [
      { start: 2, end: 4 },
      { start: 7, end: 9 },
    ]),
  ).toBe('我很[难过]，真的[难过]');
});

it('makes one mark of overlapping ones, and none beyond the text', () => {
  expect(
    marks('aaa', [
      { start: 1, end: 3 },
      { start: 0, end: 2 },
    ]),
  ).toBe('[aa][a]');
  expect(marks('ab', [{ start: 5, end: 6 }])).toBe('ab');
});
