import { ConversationLog } from '@hearken/domain-conversations';
import { Injectable } from '@nestjs/common';

import { Attachments } from '../presence/attachments';

/** What must be on disk before the process ends. */
@Injectable()
export class Writing {
  constructor(
    readonly log: ConversationLog,
    readonly attachments: Attachments,
  ) {}
}
