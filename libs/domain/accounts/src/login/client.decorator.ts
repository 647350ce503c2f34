import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { Client } from './login';

interface IncomingRequest {
  ip?: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Where the request came from: shown to the owner in his list of sign-ins, and written into the audit. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client => {
  const { ip, headers } = context.switchToHttp().getRequest<IncomingRequest>();
  const userAgent = headers['user-agent'];
  return { address: ip ?? null, userAgent: typeof userAgent === 'string' ? userAgent.slice(0, 300) : null };
});
