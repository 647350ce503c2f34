import { CounselorPresence } from '@hearken/domain-counselors';
import { AlertsDesk } from '@hearken/domain-risk';
import { Injectable } from '@nestjs/common';

import { metrics, type Metric } from '../rollups/metric';
import { OpenSessionsRepository } from '../rollups/open-sessions.repository';
import { RollupsRepository, type Bucket, type Range } from '../rollups/rollups.repository';

export interface LiveNumbers {
  activeSessions: number;
  pausedSessions: number;
  waitingSessions: number;
  onlineCounselors: number;
  openAlerts: number;
}

export interface Overview {
  live: LiveNumbers;
  today: Record<Metric, number>;
  /** The day before up to the same time of day. */
  yesterday: Record<Metric, number>;
  asOf: Date;
}

const DAY_MS = 86_400_000;

@Injectable()
export class OverviewService {
  constructor(
    private readonly rollups: RollupsRepository,
    private readonly sessions: OpenSessionsRepository,
    private readonly presence: CounselorPresence,
    private readonly alerts: AlertsDesk,
  ) {}

  async live(): Promise<LiveNumbers> {
    const states = await this.sessions.countByState();
    const count = (...names: string[]) => names.reduce((sum, name) => sum + (states.get(name) ?? 0), 0);
    return {
      activeSessions: count('active', 'accepted'),
      pausedSessions: count('paused'),
      waitingSessions: count('requested', 'queued', 'offered'),
      onlineCounselors: (await this.presence.online()).length,
      openAlerts: await this.alerts.countOpen(),
    };
  }

  async overview(zone: string, now = new Date()): Promise<Overview> {
    const midnight = await this.rollups.startOfDay(now, zone);
    const dayBefore = (at: Date) => new Date(at.getTime() - DAY_MS);
    return {
      live: await this.live(),
      today: complete(await this.rollups.sum(metrics, midnight, now)),
      yesterday: complete(await this.rollups.sum(metrics, dayBefore(midnight), dayBefore(now))),
      asOf: now,
    };
  }

  series(range: Range): Promise<Bucket[]> {
    return this.rollups.findBuckets(range);
  }
}

function complete(sums: ReadonlyMap<Metric, number>): Record<Metric, number> {
  return Object.fromEntries(metrics.map((metric) => [metric, sums.get(metric) ?? 0])) as Record<Metric, number>;
}
