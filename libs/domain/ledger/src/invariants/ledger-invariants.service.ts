import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable, Optional } from '@nestjs/common';

import { checkInvariants, type InvariantsReport, type TerminalSessions } from './invariants';

/** Bound by an app that composes sessions; without it holds of ended sessions are not checked. */
export const TERMINAL_SESSIONS = Symbol('hearken.ledger.terminal-sessions');

/** Checks what must always hold of the ledger. */
@Injectable()
export class LedgerInvariants {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Optional() @Inject(TERMINAL_SESSIONS) private readonly terminal?: TerminalSessions,
  ) {}

  /** All invariants at one moment; each tells whether it holds and what offends. */
  check(): Promise<InvariantsReport> {
    return this.unitOfWork.run(
      () => checkInvariants((sql, params) => this.unitOfWork.query(sql, params), this.terminal),
      { isolation: 'repeatable read' },
    );
  }
}
