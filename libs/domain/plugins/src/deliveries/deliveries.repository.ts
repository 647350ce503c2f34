import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { PluginState } from '../host/plugins.repository';
import type { Delivery } from './delivery.rules';

/** NOTIFY channel that wakes the workers. */
export const deliveriesChannel = 'plugin_deliveries';

/** SQL that claims due deliveries of one plugin, oldest first; `name` is checked against the manifest's pattern. */
export function claimOf(name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`not a plugin's name: ${name}`);
  return `SELECT id, plugin, conversation_id AS "conversationId", seq, message_id AS "messageId",
                 entry_type AS "entryType", sealed, attempts
          FROM plugins.deliveries WHERE plugin = '${name}' AND dead_at IS NULL AND due_at <= now()
          ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED`;
}

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One row a plugin; what a plugin has already queued in this version is left as it is. */
  async insert(
    entry: Pick<Delivery, 'conversationId' | 'messageId' | 'entryType' | 'sealed'> & { seq: number },
    plugins: readonly PluginState[],
  ): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO plugins.deliveries (plugin, plugin_version, conversation_id, seq, message_id, entry_type, sealed)
       SELECT name, version, $3, $4, $5, $6, $7 FROM unnest($1::text[], $2::text[]) AS wanted (name, version)
       ON CONFLICT ON CONSTRAINT deliveries_once DO NOTHING`,
      [
        plugins.map(({ name }) => name),
        plugins.map(({ version }) => version),
        entry.conversationId,
        entry.seq,
        entry.messageId,
        entry.entryType,
        entry.sealed,
      ],
    );
    await this.unitOfWork.query('SELECT pg_notify($1, $2)', [deliveriesChannel, '']);
  }

  async delete(id: string): Promise<void> {
    await this.unitOfWork.query('DELETE FROM plugins.deliveries WHERE id = $1', [id]);
  }

  async retryLater(id: string, delayMs: number, error: string): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE plugins.deliveries SET attempts = attempts + 1, due_at = now() + $2 * interval '1 millisecond', last_error = $3 WHERE id = $1`,
      [id, delayMs, error.slice(0, 500)],
    );
  }

  async bury(id: string, error: string): Promise<void> {
    await this.unitOfWork.query(
      `UPDATE plugins.deliveries SET attempts = attempts + 1, dead_at = now(), last_error = $2 WHERE id = $1`,
      [id, error.slice(0, 500)],
    );
  }

  /** Waiting and dead deliveries by plugin. */
  async countByPlugin(): Promise<{ plugin: string; waiting: number; dead: number }[]> {
    return this.unitOfWork.query(
      `SELECT plugin, (count(*) FILTER (WHERE dead_at IS NULL))::int AS waiting, (count(*) FILTER (WHERE dead_at IS NOT NULL))::int AS dead
       FROM plugins.deliveries GROUP BY plugin ORDER BY plugin`,
    );
  }
}
