import type { ByteRange } from '@hearken/platform-storage';

/** `bytes=a-b`, `bytes=a-` or `bytes=-n` (RFC 9110, 14.1.2), one range; null for none or what we do not serve, 'unsatisfiable' beyond the end. */
export function parseRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [from, to] = [match[1] as string, match[2] as string];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end || start >= size ? 'unsatisfiable' : { start, end };
}
