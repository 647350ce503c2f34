import { z } from 'zod';

/**
 * An amount of money in fen (1/100 yuan), exact: a safe integer, never a fraction.
 * Postgres holds it as bigint; 2^53 fen is more money than there is.
 */
export type Fen = number & { readonly __unit: 'fen' };

/** Brands a whole number as fen. @throws RangeError when it is not a safe integer. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
}

/** Reads a bigint column (node-postgres hands it over as a string). @throws RangeError beyond 2^53. */
export function fenFromDatabase(value: string | number | bigint): Fen {
  return fen(Number(value));
}

export const fenSchema = z.int().describe('Amount in fen (1/100 yuan)') as unknown as z.ZodType<Fen, Fen>;
