const keyOf = (accountId: string, conversationId: string) => `hearken.draft.${accountId}.${conversationId}`;

/** What was being written; on this device only. */
export function readDraft(accountId: string, conversationId: string): string {
  return localStorage.getItem(keyOf(accountId, conversationId)) ?? '';
}

/** Whoever signs out leaves no words behind on this device. */
export function forgetDrafts(accountId: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(keyOf(accountId, ''))) localStorage.removeItem(key);
  }
}

export function keepDraft(accountId: string, conversationId: string, text: string): void {
  if (text) localStorage.setItem(keyOf(accountId, conversationId), text);
  else localStorage.removeItem(keyOf(accountId, conversationId));
}
