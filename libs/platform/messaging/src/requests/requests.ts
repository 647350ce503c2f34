import { errorCodes, type ErrorCode, type RequestDefinition } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';
import { errors, type NatsConnection as NatsClient } from '@nats-io/transport-node';

import { NatsConnection } from '../connection/nats-connection';
import { currentTraceparent } from '../trace';

export interface Question {
  data: unknown;
  traceparent?: string | undefined;
}
export type Answer = { ok: true; data: unknown } | { ok: false; error: { code: ErrorCode; message: string } };

/** Questions between services over core NATS. Nothing is stored: an answer comes in time or the asker gets an error. */
@Injectable()
export class Requests {
  constructor(private readonly nats: NatsConnection) {}

  /** Asks; throws the answerer's `DomainError`, `UNAVAILABLE` when nobody answers such questions, `TIMEOUT` when late. */
  async request<T, R>(definition: RequestDefinition<T, R>, data: T, { timeoutMs }: { timeoutMs: number }): Promise<R> {
    const client = this.nats.isConnected ? this.nats.current : null;
    if (!client) throw new DomainError('UNAVAILABLE', 'messaging is not connected');
    const question: Question = { data, traceparent: currentTraceparent() };
    const answer = await ask(client, definition.subject, question, timeoutMs);
    if (!answer.ok) throw new DomainError(codeOf(answer.error.code), answer.error.message);
    return definition.reply.parse(answer.data);
  }
}

async function ask(client: NatsClient, subject: string, question: Question, timeout: number): Promise<Answer> {
  try {
    const message = await client.request(subject, JSON.stringify(question), { timeout });
    return message.json<Answer>();
  } catch (error) {
    if (isNoResponders(error)) throw new DomainError('UNAVAILABLE', `nobody answers ${subject}`);
    if (error instanceof errors.TimeoutError)
      throw new DomainError('TIMEOUT', `no answer to ${subject} within ${timeout} ms`);
    throw new DomainError('UNAVAILABLE', `${subject} could not be asked`);
  }
}

function isNoResponders(error: unknown): boolean {
  return error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders());
}

/** A newer service may know codes that this one does not. */
function codeOf(code: string): ErrorCode {
  return code in errorCodes ? (code as ErrorCode) : 'INTERNAL';
}
