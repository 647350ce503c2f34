import { dataOf, type ApiOperations } from '@hearken/web-api-client';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { useAccount } from '../account/account.store';
import { api } from '../account/api';
import { useRealtime } from '../realtime/realtime.store';

export type ConversationItem = ApiOperations['getConversation']['responses'][200]['content']['application/json'];

/** Unread counts of my conversations, kept by frames; the list itself is paged by its page. */
export const useConversations = defineStore('conversations', () => {
  const account = useAccount();
  const realtime = useRealtime();
  const unreadOf = ref<Record<string, number>>({});
  const viewing = ref<string | null>(null);
  const unread = computed(() => Object.values(unreadOf.value).reduce((sum, count) => sum + count, 0));

  function setUnread(conversationId: string, count: number): void {
    const shown = viewing.value === conversationId && document.visibilityState === 'visible' ? 0 : count;
    unreadOf.value = { ...unreadOf.value, [conversationId]: shown };
  }

  async function list(cursor?: string): Promise<{ items: ConversationItem[]; nextCursor: string | null }> {
    const page = await dataOf(api.GET('/api/v1/conversations', { params: { query: { cursor, limit: 30 } } }));
    for (const { id, unread: count } of page.items) setUnread(id, count);
    return page;
  }

  const read = (conversationId: string): Promise<ConversationItem> =>
    dataOf(api.GET('/api/v1/conversations/{conversationId}', { params: { path: { conversationId } } }));

  /** The conversation on the screen has nothing unread. */
  function view(conversationId: string | null): void {
    viewing.value = conversationId;
    if (conversationId) setUnread(conversationId, 0);
  }

  realtime.on('conversation.entry', ({ conversationId, senderId }) => {
    if (senderId === account.me?.id) return;
    setUnread(conversationId, Math.min(100, (unreadOf.value[conversationId] ?? 0) + 1));
  });
  realtime.on('conversation.cursor', ({ conversationId, accountId, read: upTo, head }) => {
    // Read on another device of mine.
    if (accountId !== null && accountId === account.me?.id && upTo >= head) setUnread(conversationId, 0);
  });
  realtime.onOnline(() => void list().catch(() => undefined));

  function forget(): void {
    unreadOf.value = {};
    viewing.value = null;
  }

  return { unreadOf, unread, viewing, list, read, view, forget };
});
