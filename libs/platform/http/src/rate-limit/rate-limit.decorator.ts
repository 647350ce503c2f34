import { SetMetadata } from '@nestjs/common';

export const RATE_LIMIT_METADATA = 'hearken:rate-limit';

export interface RateLimitRule {
  /** Who is counted: the caller's address, or his account (his address while nobody is signed in). */
  key: 'address' | 'actor';
  limit: number;
  windowSeconds: number;
}

/** Refuses with RATE_LIMITED what exceeds `limit` calls of this route in a sliding window. Several rules: all must hold. */
export const RateLimit = (...rules: [RateLimitRule, ...RateLimitRule[]]) =>
  SetMetadata<string, RateLimitRule[]>(RATE_LIMIT_METADATA, rules);
