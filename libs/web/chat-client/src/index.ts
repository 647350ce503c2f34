export { ChatError } from './chat-error';
export { createChatClient } from './chat-client';
export { indexedDbStore, memoryStore } from './offline-store';
export type {
  ChatClient,
  ChatClientOptions,
  ChatFailure,
  ConnectionStatus,
  Conversation,
  ConversationState,
  Draft,
  OfflineStore,
  PendingMessage,
  QueuedMessage,
  Unsubscribe,
} from './types';
