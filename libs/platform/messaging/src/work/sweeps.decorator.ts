export interface SweepOptions<T = Record<string, unknown>> {
  /** For logs; unique in the process. */
  name: string;
  /**
   * SQL that claims due rows, most urgent first, and takes their number as $1:
   * `SELECT … WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED`.
   */
  claim: string;
  /** What tells rows apart; the column `id` by default. */
  keyOf?: (row: T) => string;
  /** NOTIFY on this channel wakes the sweeper before its next poll. */
  channel?: string;
  /** Rows worked on at once in this process; default 2. */
  concurrency?: number;
}

export const SWEEPS = Symbol('hearken:sweeps');

/**
 * Makes a provider's method the handler of due rows. Each row has a transaction of its own, in which the method must
 * make it no longer due; a row that throws is tried again later and does not stop the others.
 */
export function Sweeps<T = Record<string, unknown>>(options: SweepOptions<T>) {
  return (
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<(row: T) => Promise<void>>,
  ): void => {
    Reflect.defineMetadata(SWEEPS, options, descriptor.value as object);
  };
}
