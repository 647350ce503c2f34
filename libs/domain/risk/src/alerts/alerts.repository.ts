import { Injectable } from '@nestjs/common';
import { AlertEntity } from '@hearken/entities';
import { UnitOfWork } from '@hearken/platform-database';
import type { SelectQueryBuilder } from 'typeorm';

import type { Alert, AlertState, NewAlert } from './alert';

export interface AlertFilter {
  state?: AlertState | undefined;
  level?: number | undefined;
  conversationId?: string | undefined;
  /** Only alerts older than this one. */
  before?: string | undefined;
  limit: number;
}

@Injectable()
export class AlertsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The new alert, or null when the plugin said the same of this message before. */
  async insertOnce(alert: NewAlert): Promise<Alert | null> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `INSERT INTO risk.alerts (plugin, rule, level, conversation_id, seq, message_id, matches)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT alerts_once DO NOTHING RETURNING id`,
      [alert.plugin, alert.rule, alert.level, alert.conversationId, alert.seq, alert.messageId, alert.matches],
    );
    return rows[0] ? this.findById(rows[0].id) : null;
  }

  async findById(id: string): Promise<Alert | null> {
    const row = await this.alerts.findOneBy({ id });
    return row && toAlert(row);
  }

  /** Newest first. */
  async findPage({ state, level, conversationId, before, limit }: AlertFilter): Promise<Alert[]> {
    const query = this.alerts.createQueryBuilder('alert').orderBy('alert.id', 'DESC').limit(limit);
    const where = (condition: string, value: unknown, name: string): SelectQueryBuilder<AlertEntity> =>
      value === undefined ? query : query.andWhere(condition, { [name]: value });
    where('alert.state = :state', state, 'state');
    where('alert.level = :level', level, 'level');
    where('alert.conversationId = :conversationId', conversationId, 'conversationId');
    where('alert.id < :before', before, 'before');
    return (await query.getMany()).map(toAlert);
  }

  countOpen(): Promise<number> {
    return this.alerts.countBy({ state: 'open' });
  }

  /** True when this call closed it; false when it was not open any more. */
  async acknowledge(id: string, by: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `UPDATE risk.alerts SET state = 'acknowledged', acknowledged_by = $2, acknowledged_at = now() WHERE id = $1 AND state = 'open' RETURNING id`,
      [id, by],
    );
    return rows.length === 1;
  }

  private get alerts() {
    return this.unitOfWork.manager.getRepository(AlertEntity);
  }
}

const toAlert = ({ seq, ...row }: AlertEntity): Alert => ({ ...row, seq: Number(seq) });
