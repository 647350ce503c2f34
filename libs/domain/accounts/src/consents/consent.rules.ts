import { DomainError } from '@hearken/platform-errors';

import type { ConsentDecision, ConsentDocument, ConsentPurpose, ConsentState } from './consent';

/** Where an account stands on every purpose, in the order of the documents. */
export function statesOf(documents: readonly ConsentDocument[], decisions: readonly ConsentDecision[]): ConsentState[] {
  return documents.map(({ purpose, required, version }) => {
    const decision = decisions.find((one) => one.purpose === purpose) ?? null;
    const valid = decision !== null && decision.given && decision.version === version;
    return { purpose, required, currentVersion: version, decision, valid };
  });
}

/** Whether nothing required is missing or outdated. */
export function isComplete(states: readonly ConsentState[]): boolean {
  return states.every(({ required, valid }) => valid || !required);
}

/** Refuses consent to a text that is not in force: nobody can agree to what he was not shown. Withdrawing is always possible. */
export function assertCurrent(
  documents: readonly ConsentDocument[],
  { purpose, version, given }: { purpose: ConsentPurpose; version: string; given: boolean },
): void {
  const document = documents.find((one) => one.purpose === purpose);
  if (given && document?.version !== version) {
    throw new DomainError('CONSENT_OUTDATED', `The text for ${purpose} has changed; read and decide again`, {
      purpose,
    });
  }
}
