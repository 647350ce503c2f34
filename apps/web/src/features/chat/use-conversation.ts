import type { Entry } from '@hearken/contracts';
import type { Conversation, ConversationState, PendingMessage } from '@hearken/web-chat-client';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

import { useRealtime } from '../realtime/realtime.store';

export interface ConversationView {
  entries: readonly Entry[];
  pending: readonly PendingMessage[];
  state: ConversationState;
  hasOlder: boolean;
  cursors: Conversation['cursors'];
  typing: readonly string[];
}

const empty: ConversationView = {
  entries: [],
  pending: [],
  state: 'loading',
  hasOlder: false,
  cursors: {},
  typing: [],
};

/** A conversation as the page sees it: one new snapshot a frame at most, however many entries came. */
export function useConversation(conversationId: () => string): {
  view: ShallowRef<ConversationView>;
  conversation: ShallowRef<Conversation | null>;
} {
  const realtime = useRealtime();
  const view = shallowRef<ConversationView>(empty);
  const conversation = shallowRef<Conversation | null>(null);
  let unsubscribe: (() => void) | undefined;
  let planned = false;

  function take(): void {
    planned = false;
    const now = conversation.value;
    if (!now) return;
    const { entries, pending, state, hasOlder, cursors, typing } = now;
    view.value = { entries, pending: [...pending], state, hasOlder, cursors, typing };
  }
  function plan(): void {
    if (planned) return;
    planned = true;
    setTimeout(take, 16);
  }
  function leave(): void {
    unsubscribe?.();
    // One with unsent messages goes on sending after the page is left.
    if (conversation.value?.pending.length === 0) conversation.value.close();
    conversation.value = null;
    view.value = empty;
  }

  watch(
    [() => realtime.client, conversationId],
    () => {
      leave();
      conversation.value = realtime.open(conversationId());
      unsubscribe = conversation.value?.onChange(plan);
      take();
    },
    { immediate: true },
  );
  onScopeDispose(leave);
  return { view, conversation };
}
