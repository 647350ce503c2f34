import { defineConfig, type ConfigOf } from '@hearken/platform-config';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

export const conversationLogConfig = defineConfig(
  'conversation-log',
  {
    CHAT_FLUSH_LANES: count(2),
    CHAT_FLUSH_MAX_ENTRIES: count(256),
    CHAT_QUEUE_MAX_ENTRIES: count(20_000),
    CHAT_FLUSH_TIMEOUT_MS: count(15_000),
    CHAT_CONTEXT_CACHE_ENTRIES: count(10_000),
    CHAT_CONTEXT_CACHE_MS: count(30_000),
    CHAT_RECALL_WINDOW_SECONDS: count(120),
    CHAT_EDIT_WINDOW_SECONDS: count(300),
  },
  (env) => ({
    lanes: env.CHAT_FLUSH_LANES,
    maxEntries: env.CHAT_FLUSH_MAX_ENTRIES,
    maxQueued: env.CHAT_QUEUE_MAX_ENTRIES,
    flushTimeoutMs: env.CHAT_FLUSH_TIMEOUT_MS,
    cacheEntries: env.CHAT_CONTEXT_CACHE_ENTRIES,
    cacheMs: env.CHAT_CONTEXT_CACHE_MS,
    recallWindowMs: env.CHAT_RECALL_WINDOW_SECONDS * 1000,
    editWindowMs: env.CHAT_EDIT_WINDOW_SECONDS * 1000,
  }),
);
export type ConversationLogConfig = ConfigOf<typeof conversationLogConfig>;
