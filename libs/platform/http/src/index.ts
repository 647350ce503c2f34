export { Idempotent, type IdempotentOptions } from './idempotency/idempotent.decorator';
export { RateLimit, type RateLimitRule } from './rate-limit/rate-limit.decorator';
export { Paged, Returns, ReturnsNothing, type ReturnsOptions } from './request/responses.decorators';
export { RawBody } from '@nestjs/common';
