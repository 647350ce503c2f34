import { DomainError } from '@hearken/platform-errors';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RouteTable } from '../request/route-table';
import { problemOf, refusalOf } from './problem';

/** Answers everything thrown with problem+json; what is our fault is logged with its stack and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(
      this.precise(thrown, http.getRequest(), http.getResponse()),
      http.getRequest(),
      http.getResponse(),
      this.logger,
    );
  }

  /** A known path with another method is 405 with `Allow`, not 404. */
  private precise(thrown: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (!request.is404) return thrown;
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0) return thrown;
    reply.header('allow', allowed.join(', '));
    return new DomainError('METHOD_NOT_ALLOWED', `This path takes ${allowed.join(', ')}`);
  }
}

/** Writes the problem unless an answer is under way already (a stream that broke, a client that left). */
export function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  const problem = problemOf(thrown, request);
  if (problem.status >= 500 && problem.code !== 'UNAVAILABLE') {
    logger.error({ msg: `${request.method} ${problem.instance} failed`, err: thrown });
  }
  if (reply.sent || reply.raw.headersSent) return;
  const { retryAfterMs } = refusalOf(thrown).details;
  if (retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
