import { TERMINAL_SESSIONS, type TerminalSessions } from '@hearken/domain-ledger';
import { UnitOfWork } from '@hearken/platform-database';
import { Global, Injectable, Module } from '@nestjs/common';

/** Answers the ledger which sessions are over, so that its invariant on holds can be checked. */
@Injectable()
export class SessionsForLedger implements TerminalSessions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async amongst(sessionIds: string[]): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT id FROM sessions.sessions WHERE id = ANY ($1::uuid[]) AND state IN ('settled', 'declined', 'expired', 'cancelled')`,
      [sessionIds],
    );
    return rows.map(({ id }) => id);
  }
}

/** Global, because the ledger knows the port and not who answers. Imported by apps that check invariants. */
@Global()
@Module({
  providers: [SessionsForLedger, { provide: TERMINAL_SESSIONS, useExisting: SessionsForLedger }],
  exports: [TERMINAL_SESSIONS],
})
export class TerminalSessionsModule {}
