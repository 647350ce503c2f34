import { alertRaised, staffSubject, type StaffNotice } from '@hearken/contracts';
import { Audit } from '@hearken/domain-access';
import type { Actor } from '@hearken/platform-auth';
import { toPage, UnitOfWork, type Page } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Outbox, Publisher } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { Alert, NewAlert } from './alert';
import { AlertsRepository, type AlertFilter } from './alerts.repository';

/** Raising, for those who scan. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly outbox: Outbox,
    private readonly publisher: Publisher,
  ) {}

  /** Records an alert once a plugin, rule and message, and tells staff's open pages after the commit. */
  raise(found: NewAlert): Promise<Alert | null> {
    return this.unitOfWork.run(async () => {
      const alert = await this.alerts.insertOnce(found);
      if (!alert) return null;
      const { plugin, rule, level, conversationId, seq } = alert;
      const data = { alertId: alert.id, plugin, rule, level, conversationId, seq, at: alert.raisedAt.toISOString() };
      await this.outbox.add(alertRaised, conversationId, data);
      const notice: StaffNotice = { kind: 'alert', data };
      this.unitOfWork.afterCommit(() => this.publisher.publish(staffSubject, notice));
      return alert;
    });
  }
}

/** Reading and handling, for staff. */
@Injectable()
export class AlertsDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly audit: Audit,
  ) {}

  async list(filter: AlertFilter): Promise<Page<Alert>> {
    const rows = await this.alerts.findPage({ ...filter, limit: filter.limit + 1 });
    return toPage(rows, filter.limit, (alert) => [alert.id]);
  }

  countOpen(): Promise<number> {
    return this.alerts.countOpen();
  }

  /** Closes an alert; the first who does it is kept, later ones get his alert back. */
  acknowledge(actor: Actor, id: string): Promise<Alert> {
    return this.unitOfWork.run(async () => {
      const closed = await this.alerts.acknowledge(id, actor.id);
      const alert = await this.alerts.findById(id);
      if (!alert) throw notFound('Alert');
      if (closed)
        await this.audit.record({
          actorId: actor.id,
          action: 'risk.alert.acknowledge',
          targetType: 'alert',
          targetId: id,
        });
      return alert;
    });
  }
}
