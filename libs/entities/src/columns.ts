import type { ColumnOptions, ValueTransformer } from 'typeorm';

// pg hands bigint out as a string; these give it back as the type that the code works with.
const toSafeInteger: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null | undefined) => {
    if (value === null || value === undefined) return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is not a safe integer`);
    return number;
  },
};

const toBigInt: ValueTransformer = {
  to: (value: bigint | null | undefined) => value?.toString() ?? value,
  from: (value: string | null | undefined) => (value === null || value === undefined ? value : BigInt(value)),
};

/** Options for money in fen and for other counts that fit a safe integer: `@Column({ ...fenColumn, name: 'amount' }) amount!: number`. */
export const fenColumn = { type: 'bigint', transformer: toSafeInteger } as const satisfies ColumnOptions;

/** Options for 64-bit integers that do not fit a safe integer, as `bigint`: `@Column({ ...bigintColumn, name: 'seq' }) seq!: bigint`. */
export const bigintColumn = { type: 'bigint', transformer: toBigInt } as const satisfies ColumnOptions;
