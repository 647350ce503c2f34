import { Injectable } from '@nestjs/common';

import { Attachments } from '../presence/attachments';
import { CounselorStatuses } from '../presence/counselor-statuses';
import { PresenceWatching } from '../presence/presence-watching';
import { Connections } from '../sockets/connections';

/** Every lease interval: one batched lease for this node, counselors' states said again, changes told. */
@Injectable()
export class PresenceRounds {
  constructor(
    private readonly connections: Connections,
    private readonly attachments: Attachments,
    private readonly statuses: CounselorStatuses,
    private readonly watching: PresenceWatching,
  ) {}

  async run(): Promise<void> {
    this.attachments.lease(this.connections.accountIds());
    await this.statuses.repeat();
    await this.watching.tellChanges();
    await this.attachments.written();
  }
}
