import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { SessionsRepository } from '../consultations/sessions.repository';
import { AttachmentsRepository } from './attachments.repository';

/**
 * Where socket nodes write down who is connected: the evidence that minutes are billed on. An attachment is an account on a
 * node, from the first of its sockets there to the last; writing an edge twice does nothing.
 */
@Injectable()
export class PresenceEdges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attachments: AttachmentsRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /** The account's first socket on this node is connected. */
  async attach(accountId: string, nodeId: string, at: Date): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (await this.attachments.open(accountId, nodeId, at)) await this.sessions.wakeRunningOf([accountId]);
    });
  }

  /**
   * The account's last socket on this node is gone; `at` is its last heartbeat. `cause: 'server'` when we closed it, as in a
   * drain: such an absence is never billed.
   */
  async detach(accountId: string, nodeId: string, at: Date, cause: 'client' | 'server' = 'client'): Promise<void> {
    await this.unitOfWork.run(async () => {
      const closed = await this.attachments.close(accountId, nodeId, at, cause === 'server');
      if (closed) await this.sessions.wakeRunningOf([accountId]);
    });
  }

  /**
   * A node's word, every 5 s, that exactly these accounts are connected to it at `at`. Give all of them: who is missing is
   * ended where the previous lease ended, who was never written down begins now, so that a lost edge heals within one lease.
   * `vouchedAt` is the oldest of their last heartbeats: up to there everybody was surely there, and only that is billed.
   */
  async lease(nodeId: string, accountIds: readonly string[], at: Date, vouchedAt: Date = at): Promise<void> {
    await this.unitOfWork.run(async () => {
      const ended = await this.attachments.closeLostOfNode(nodeId, accountIds, at);
      const begun = await this.attachments.openMissing(nodeId, accountIds, at);
      await this.attachments.lease(nodeId, at, vouchedAt < at ? vouchedAt : at);
      if (ended.length + begun.length > 0) await this.sessions.wakeRunningOf([...ended, ...begun]);
    });
  }

  /** A node begins: what its former life left open ended at that life's last lease. Call before the first attach. */
  async nodeStarted(nodeId: string, at: Date): Promise<void> {
    await this.lease(nodeId, [], at);
  }
}
