import type { z } from 'zod';

/** A question between services, asked over core NATS. */
export interface RequestDefinition<T = unknown, R = unknown> {
  /** `hearken.rpc.<domain>.<name>` */
  readonly subject: string;
  readonly request: z.ZodType<T>;
  readonly reply: z.ZodType<R>;
}

/** Declares a question and its answer. */
export function defineRequest<T, R>(
  domain: string,
  name: string,
  request: z.ZodType<T>,
  reply: z.ZodType<R>,
): RequestDefinition<T, R> {
  return { subject: `hearken.rpc.${domain}.${name}`, request, reply };
}
