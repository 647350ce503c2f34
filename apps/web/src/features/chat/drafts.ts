const keyOf = (accountId: string, conversationId: string) => `hearken.draft.${accountId}.${conversationId}`;

/** What was being written; on this device only. */
export function readDraft(accountId: string, conversationId: string): string {
  return localStorage.getItem(keyOf(accountId, conversationId)) ?? '';
}

export function keepDraft(accountId: string, conversationId: string, text: string): void {
  if (text) localStorage.setItem(keyOf(accountId, conversationId), text);
  else localStorage.removeItem(keyOf(accountId, conversationId));
}
