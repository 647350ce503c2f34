import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { SessionsRepository } from '../consultations/sessions.repository';
import { SessionTiming } from '../session-timing';
import { AttachmentsRepository } from './attachments.repository';

/** Keeps the edges true and few; for the worker. */
@Injectable()
export class PresenceKeeping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attachments: AttachmentsRepository,
    private readonly sessions: SessionsRepository,
    private readonly timing: SessionTiming,
  ) {}

  /** Ends the attachments of nodes that have stopped leasing, at their last lease, as our loss. */
  endDeadNodes(): Promise<void> {
    return this.unitOfWork.run(async () => {
      const accountIds = await this.attachments.closeOfDeadNodes(this.timing.in(-this.timing.config.leaseMaxAgeMs));
      if (accountIds.length > 0) await this.sessions.wakeRunningOf(accountIds);
    });
  }

  /** Removes edges past their life; settled sessions keep what was measured of them. */
  async removeOldEdges(): Promise<void> {
    const before = this.timing.in(-this.timing.config.edgesKeptMs);
    while ((await this.attachments.removeEndedBefore(before)) > 0);
  }
}
