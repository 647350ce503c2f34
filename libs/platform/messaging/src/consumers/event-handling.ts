import type { EventDefinition, EventEnvelope } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';

import { withSpan } from '../trace';
import type { ConsumesOptions } from './consumes.decorator';

export interface ConsumerSpec {
  readonly options: Readonly<ConsumesOptions>;
  readonly event: EventDefinition;
  /** Durable's name in JetStream; `options.durable` with a number when a method takes several events. */
  readonly durable: string;
  readonly handle: (event: EventEnvelope) => Promise<void>;
}

/** The event does not have the declared shape: no retry can help. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
}

/** The envelope as it lies in the stream; `target` is set on a replay meant for one consumer. */
export type StoredEnvelope = EventEnvelope & { target?: string };

/** Parses and checks an event against its declaration; throws `InvalidEvent`. */
export function parseEvent(event: EventDefinition, text: string): StoredEnvelope {
  let envelope: StoredEnvelope;
  try {
    envelope = JSON.parse(text) as StoredEnvelope;
  } catch {
    throw new InvalidEvent('not JSON');
  }
  if (typeof envelope?.id !== 'string' || typeof envelope.key !== 'string') throw new InvalidEvent('not an envelope');
  const parsed = event.schema.safeParse(envelope.data);
  if (!parsed.success) {
    throw new InvalidEvent(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
  return { ...envelope, data: parsed.data };
}

/**
 * Runs a consumer's method for one event. Transactional ones run in a unit of work that also takes the inbox row, so an
 * event delivered twice changes PostgreSQL once.
 */
export function handleOnce(
  unitOfWork: UnitOfWork,
  spec: ConsumerSpec,
  event: StoredEnvelope,
): Promise<'done' | 'duplicate'> {
  return withSpan(`consume ${spec.event.subject}`, event.traceparent, async () => {
    if (spec.options.transactional === false) {
      await spec.handle(event);
      return 'done';
    }
    return unitOfWork.run(async () => {
      const taken = await unitOfWork.query(
        'INSERT INTO messaging.inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
        [spec.options.durable, event.id],
      );
      if (taken.length === 0) return 'duplicate';
      await spec.handle(event);
      return 'done';
    });
  });
}
