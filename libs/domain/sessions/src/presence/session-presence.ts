import { Injectable } from '@nestjs/common';

import type { Session } from '../consultations/session';
import { SessionTiming } from '../session-timing';
import { AttachmentsRepository } from './attachments.repository';
import { presenceOf, type Presence } from './presence.rules';

/** Who of a session's two was there when, from the stored edges and leases. */
@Injectable()
export class SessionPresence {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly timing: SessionTiming,
  ) {}

  async of(session: Session): Promise<{ user: Presence; counselor: Presence }> {
    const { userId, counselorId } = session;
    if (counselorId === null) throw new Error('presence matters only once there is a counselor');
    const now = this.timing.now().getTime();
    const found = await this.attachments.findSince([userId, counselorId], session.acceptedAt ?? session.requestedAt);
    const read = (id: string) => presenceOf(found.get(id) ?? [], now, this.timing.config.leaseMaxAgeMs);
    return { user: read(userId), counselor: read(counselorId) };
  }
}
