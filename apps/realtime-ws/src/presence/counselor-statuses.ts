import type { PresenceStatus } from '@hearken/contracts';
import { CounselorPresence } from '@hearken/domain-counselors';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

/** What the counselors with a socket here say about themselves; said again with each lease, or Redis forgets it. */
@Injectable()
export class CounselorStatuses {
  private readonly chosen = new Map<string, PresenceStatus>();

  constructor(
    private readonly presence: CounselorPresence,
    @Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>,
  ) {}

  async set(accountId: string, status: PresenceStatus): Promise<void> {
    if (status === 'offline') this.chosen.delete(accountId);
    else this.chosen.set(accountId, status);
    await this.presence.set(accountId, status, this.service.instanceId);
  }

  /** The last socket is gone: not said at once, a moving phone is back within seconds; Redis forgets after 15. */
  forget(accountId: string): void {
    this.chosen.delete(accountId);
  }

  async repeat(): Promise<void> {
    await Promise.all(
      [...this.chosen].map(([accountId, status]) => this.presence.set(accountId, status, this.service.instanceId)),
    );
  }
}
