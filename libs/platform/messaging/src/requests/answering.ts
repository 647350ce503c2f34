import type { RequestDefinition } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Msg } from '@nats-io/transport-node';

import { Subscriptions } from '../connection/subscriptions';
import { DecoratedMethods } from '../decorated-methods';
import { withSpan } from '../trace';
import { ANSWERS } from './answers.decorator';
import type { Answer, Question } from './requests';

/** Finds every @Answers method of the application and serves it. */
@Injectable()
export class Answering implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Answering.name);
  private readonly open: (() => void)[] = [];

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly methods: DecoratedMethods,
  ) {}

  onApplicationBootstrap(): void {
    for (const { metadata, call } of this.methods.find<RequestDefinition>(ANSWERS)) {
      const { subject } = metadata;
      const answer = (message: Msg) => this.answer(metadata, call, message);
      this.open.push(this.subscriptions.subscribeMessages(subject, answer, { queue: subject }));
    }
  }

  beforeApplicationShutdown(): void {
    for (const close of this.open.splice(0)) close();
  }

  private async answer(
    definition: RequestDefinition,
    call: (data: unknown) => Promise<unknown>,
    message: Msg,
  ): Promise<void> {
    message.respond(JSON.stringify(await this.answerTo(definition, call, message)));
  }

  private async answerTo(
    definition: RequestDefinition,
    call: (data: unknown) => Promise<unknown>,
    message: Msg,
  ): Promise<Answer> {
    try {
      const question = message.json<Question>();
      const parsed = definition.request.safeParse(question.data);
      if (!parsed.success)
        return refused(new DomainError('VALIDATION_FAILED', 'the question does not have its declared shape'));
      const work = async () => call(parsed.data);
      return { ok: true, data: await withSpan(`answer ${definition.subject}`, question.traceparent, work) };
    } catch (error) {
      if (error instanceof DomainError) return refused(error);
      this.logger.error(`answering ${definition.subject} failed`, error instanceof Error ? error.stack : String(error));
      // What went wrong inside stays inside.
      return refused(new DomainError('INTERNAL', 'the question could not be answered'));
    }
  }
}

function refused(error: DomainError): Answer {
  return { ok: false, error: { code: error.code, message: error.message } };
}
