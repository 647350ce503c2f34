import type { SessionState } from '@hearken/contracts';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import type { Transition } from './session';

interface Row {
  version: number;
  from_state: SessionState | null;
  to_state: SessionState;
  reason: string | null;
  actor_id: string | null;
  at: Date;
  effective_at: Date;
}

@Injectable()
export class TransitionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The session's history, oldest first. */
  async findBySession(sessionId: string): Promise<Transition[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT version, from_state, to_state, reason, actor_id, at, effective_at
       FROM sessions.transitions WHERE session_id = $1 ORDER BY version`,
      [sessionId],
    );
    return rows.map((row) => ({
      version: row.version,
      from: row.from_state,
      to: row.to_state,
      reason: row.reason,
      actorId: row.actor_id,
      at: row.at,
      effectiveAt: row.effective_at,
    }));
  }
}
