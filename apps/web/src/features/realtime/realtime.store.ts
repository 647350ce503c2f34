import type { ClientEvent, ClientPayload, ClientResults, ServerEvent, ServerPayload } from '@hearken/contracts';
import { ApiError, dataOf } from '@hearken/web-api-client';
import {
  ChatError,
  createChatClient,
  type ChatClient,
  type ConnectionStatus,
  type Conversation,
} from '@hearken/web-chat-client';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

import { api } from '../account/api';

type Handler = (payload: never) => void;

/** A token that the server will take now; null when the sign-in is over. */
async function validToken(reason: 'connect' | 'renew' | 'refused'): Promise<string | null> {
  if (reason !== 'refused') return api.accessToken();
  // A token that was refused though it looks valid: asking for anything renews it or says that it is over.
  try {
    await dataOf(api.GET('/api/v1/me'));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
  return api.accessToken();
}

/** The one socket of this page. Listeners may be added before anybody is signed in and outlive a change of account. */
export const useRealtime = defineStore('realtime', () => {
  const status = ref<ConnectionStatus>('idle');
  const client = shallowRef<ChatClient | null>(null);
  const handlers = new Map<ServerEvent, Set<Handler>>();
  const whenOnline = new Set<() => void>();

  function attach(event: ServerEvent): void {
    client.value?.onServer(event, (payload) => handlers.get(event)?.forEach((handler) => handler(payload as never)));
  }

  function start(accountId: string): void {
    if (client.value?.accountId === accountId) return;
    stop();
    const made = createChatClient({ accountId, getToken: validToken });
    client.value = made;
    made.onStatus((next) => {
      status.value = next;
      if (next === 'online') whenOnline.forEach((work) => work());
    });
    for (const event of handlers.keys()) attach(event);
    made.connect();
  }

  function stop(): void {
    client.value?.close();
    client.value = null;
    status.value = 'idle';
  }

  /** Calls back for each frame of that name; ends with the returned function. */
  function on<E extends ServerEvent>(event: E, handler: (payload: ServerPayload<E>) => void): () => void {
    const known = handlers.get(event);
    const set = known ?? new Set<Handler>();
    handlers.set(event, set.add(handler));
    if (!known) attach(event);
    return () => set.delete(handler);
  }

  /** Calls back now if connected and after every connection: what was missed is read again. */
  function onOnline(work: () => void): () => void {
    whenOnline.add(work);
    if (status.value === 'online') work();
    return () => whenOnline.delete(work);
  }

  async function request<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<ClientResults[E]> {
    if (!client.value) throw new ChatError({ code: 'UNAVAILABLE', message: 'not connected' });
    return client.value.request(event, payload);
  }

  function open(conversationId: string): Conversation | null {
    return client.value?.openConversation(conversationId) ?? null;
  }

  return { status, client, start, stop, on, onOnline, request, open };
});
