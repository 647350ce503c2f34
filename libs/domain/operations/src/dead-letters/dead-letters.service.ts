import { Audit } from '@hearken/domain-access';
import type { Actor } from '@hearken/platform-auth';
import { UnitOfWork, type Page } from '@hearken/platform-database';
import { DeadLetters, type DeadLetter } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { DeadLettersQuery } from './dead-letters.dto';

/** Operators looking through what consumers gave up on. */
@Injectable()
export class DeadLettersDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly letters: DeadLetters,
    private readonly audit: Audit,
  ) {}

  list({ cursor, limit, replayed }: DeadLettersQuery): Promise<Page<DeadLetter>> {
    return this.letters.list({ cursor, limit, includeReplayed: replayed });
  }

  /** Sends the event to its consumer again. @throws NOT_FOUND, CONFLICT when it has been replayed already */
  replay(actor: Actor, id: string, address: string | null): Promise<DeadLetter> {
    return this.unitOfWork.run(async () => {
      const letter = await this.letters.replay(id);
      await this.audit.record({
        actorId: actor.id,
        action: 'system.dead_letter.replay',
        targetType: 'dead_letter',
        targetId: id,
        after: { consumer: letter.consumer, eventId: letter.eventId },
        address,
      });
      return letter;
    });
  }
}
