import { z } from 'zod';

/** PostgreSQL cannot store U+0000 nor lone surrogates as text; refusing them early turns a 500 into a 400. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Trimmed text that a person writes: 1 to `max` UTF-16 units, storable. */
export function writtenText(max: number): z.ZodString {
  return z.string().trim().min(1).max(max).refine(isStorableText, 'contains characters that cannot be stored');
}
