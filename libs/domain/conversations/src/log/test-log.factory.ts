import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureKeys, FileKeyProvider } from '@hearken/crypto';
import { loadConfig } from '@hearken/platform-config';
import { databaseConfig, uuidv7 } from '@hearken/platform-database';
import { testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';

import type { Member } from '../conversations/conversation';
import { ConversationContexts } from '../conversations/conversation-contexts';
import { ConversationKeys } from '../conversations/conversation-keys';
import { ConversationsRepository } from '../conversations/conversations.repository';
import type { CommittedEntry } from '../delivery/entry-delivery';
import { EntryPublisher } from '../delivery/entry-publisher';
import { ConversationLog } from './conversation-log';
import type { NewEntry } from './entry';
import { conversationLogConfig } from './log.config';

export interface TestLog {
  log: ConversationLog;
  contexts: ConversationContexts;
  conversations: ConversationsRepository;
  keys: ConversationKeys;
  delivered: { to: readonly Member[]; entry: CommittedEntry }[];
  unit: TestUnitOfWork;
  close(): Promise<void>;
}

/** A folder with fresh keys, for all nodes of one test. */
export async function testKeys(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'hearken-keys-'));
  await ensureKeys(dir, ['conversation-kek']);
  return dir;
}

/** What one node has of the log, as the socket processes' database role. */
export async function testLog(
  database: TestDatabase,
  keysDir: string,
  env: Record<string, string> = {},
): Promise<TestLog> {
  const url = database.roleUrl('hearken_realtime');
  const unit = await testUnitOfWork(url);
  const config = loadConfig(conversationLogConfig, { env });
  const conversations = new ConversationsRepository(unit.unitOfWork);
  const keys = new ConversationKeys(new FileKeyProvider(keysDir));
  const contexts = new ConversationContexts(conversations, keys, config);
  const delivered: TestLog['delivered'] = [];
  // Delivery has tests of its own with a real NATS; here it is only written down.
  const publisher = new EntryPublisher(null as never);
  publisher.deliverThrough({ deliver: (to, entry) => void delivered.push({ to, entry }) });
  const log = new ConversationLog(contexts, config, { ...loadConfig(databaseConfig), url }, publisher);
  const close = async () => {
    await log.onApplicationShutdown();
    await unit.close();
  };
  return { log, contexts, conversations, keys, delivered, unit, close };
}

/** A conversation with these members. */
export async function aConversation(
  { conversations, keys, unit }: TestLog,
  members: readonly Member[],
): Promise<string> {
  const id = uuidv7();
  await unit.unitOfWork.run(async () =>
    conversations.insert({ id, sessionId: null, ...(await keys.create(id)) }, members),
  );
  return id;
}

export function aMessage(
  conversationId: string,
  senderId: string,
  text = 'hello',
  more: Partial<NewEntry> = {},
): NewEntry {
  return {
    conversationId,
    senderId,
    senderRole: 'user',
    clientMessageId: uuidv7(),
    type: 'text',
    content: { text },
    replyToSeq: null,
    targetSeq: null,
    ...more,
  };
}
