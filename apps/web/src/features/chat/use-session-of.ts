import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';

import { useSessions, type Session } from '../sessions/sessions.store';
import { useConversations, type ConversationItem } from './conversations.store';

/** The session that a conversation belongs to, and until when one may write in it. */
export function useSessionOf(conversationId: () => string): {
  session: ComputedRef<Session | undefined>;
  conversation: Ref<ConversationItem | null>;
  failed: Ref<unknown>;
  load(): Promise<void>;
} {
  const sessions = useSessions();
  const conversations = useConversations();
  const conversation = ref<ConversationItem | null>(null);
  const failed = ref<unknown>(null);
  const session = computed(() => {
    const known = sessions.all.find((one) => one.conversationId === conversationId());
    return known ?? (conversation.value?.sessionId ? sessions.byId[conversation.value.sessionId] : undefined);
  });

  async function load(): Promise<void> {
    const id = conversationId();
    failed.value = null;
    try {
      const item = await conversations.read(id);
      if (id !== conversationId()) return;
      conversation.value = item;
      if (item.sessionId) await sessions.read(item.sessionId);
    } catch (error) {
      failed.value = error;
    }
  }
  watch([conversationId, () => session.value?.state], () => void load(), { immediate: true });
  return { session, conversation, failed, load };
}
