import type { EventDefinition } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { currentTraceparent } from '../trace';

/**
 * Announces events in the transaction that makes them true; the relay carries them to JetStream after the commit.
 * Events of one key leave in the order of their rows: take the aggregate's row lock before adding.
 */
@Injectable()
export class Outbox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds one event. Outside a unit of work it throws, because the event could then be lost or untrue. */
  async add<T>(event: EventDefinition<T>, key: string, data: NoInfer<T>): Promise<void> {
    if (!this.unitOfWork.isActive) throw new Error(`${event.subject} was added to the outbox outside a unit of work`);
    await this.unitOfWork.query('SELECT messaging.add_event($1, $2, $3::jsonb, $4)', [
      event.subject,
      key,
      JSON.stringify(data),
      currentTraceparent() ?? null,
    ]);
  }
}
