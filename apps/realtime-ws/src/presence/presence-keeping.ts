import { Injectable } from '@nestjs/common';

import { Attachments } from './attachments';
import { CounselorStatuses } from './counselor-statuses';

/** What is kept of who is here. */
@Injectable()
export class PresenceKeeping {
  constructor(
    private readonly attachments: Attachments,
    private readonly statuses: CounselorStatuses,
  ) {}

  /** The account's first socket on this node. */
  arrived(accountId: string): void {
    this.attachments.attached(accountId);
  }

  /** Its last one is gone; `heardAt` is when it was last heard, `cause` who closed it. */
  left(accountId: string, heardAt: number, cause: 'client' | 'server'): void {
    this.statuses.forget(accountId);
    this.attachments.detached(accountId, heardAt, cause);
  }
}
