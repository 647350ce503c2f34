import type { EventDefinition, EventEnvelope } from '@hearken/contracts';

export interface ConsumesOptions {
  /** Name of the durable consumer and of its inbox rows; it stays the same over releases. */
  durable: string;
  /** Events handled at once in this process; default 4. */
  concurrency?: number;
  /** Failures before an event becomes a dead letter; default 8. */
  maxAttempts?: number;
  /** `key`: one event of a key at a time, in order; a failing one holds its key back until it succeeds or is dead. */
  ordered?: 'key';
  /** false: no unit of work and no inbox row, for effects outside PostgreSQL, which must then be idempotent. Default true. */
  transactional?: boolean;
}

export type PayloadOf<E> = E extends EventDefinition<infer T> ? T : never;

export interface ConsumesMetadata {
  readonly events: readonly EventDefinition[];
  readonly options: Readonly<ConsumesOptions>;
}

export const CONSUMES = Symbol('hearken:consumes');

type Handler<T> = (event: EventEnvelope<T>) => Promise<void>;

/** Makes a provider's method a durable consumer of one event or several. */
export function Consumes<E extends EventDefinition>(events: E | readonly E[], options: ConsumesOptions) {
  return (
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler<PayloadOf<E>>>,
  ): void => {
    const metadata: ConsumesMetadata = {
      events: (Array.isArray(events) ? events : [events]) as EventDefinition[],
      options,
    };
    Reflect.defineMetadata(CONSUMES, metadata, descriptor.value as object);
  };
}
