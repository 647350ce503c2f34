import { uuidv7 } from '@hearken/platform-database';
import { testDatabase, type TestDatabase } from '@hearken/platform-testing';

import type { Appended, StoredEntry } from './entry';
import { EntriesRepository } from './entries.repository';
import { openBody } from './entry-cipher';
import { entryLeaf, firstLink, nextLink } from './leaf.rules';
import { aConversation, aMessage, testKeys, testLog, type TestLog } from './test-log.factory';

let database: TestDatabase;
let nodes: TestLog[];
let one: TestLog;
let two: TestLog;
const user = uuidv7();
const counselor = uuidv7();
const members = [
  { accountId: user, role: 'user' as const },
  { accountId: counselor, role: 'counselor' as const },
];

beforeAll(async () => {
  database = await testDatabase();
  const keys = await testKeys();
  nodes = [await testLog(database, keys), await testLog(database, keys)];
  [one, two] = nodes as [TestLog, TestLog];
});
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await database.drop();
});

const stored = (conversationId: string): Promise<StoredEntry[]> =>
  new EntriesRepository(one.unit.unitOfWork).findRange(conversationId, 1, 1_000_000);

it('R1 100 concurrent sends of one id over two nodes leave one row, and all get its seq', async () => {
  const conversationId = await aConversation(one, members);
  const message = aMessage(conversationId, user);

  const acks = await Promise.all(
    Array.from({ length: 100 }, (_, index) => (index % 2 ? one : two).log.append({ ...message })),
  );

  expect(await stored(conversationId)).toHaveLength(1);
  expect(new Set(acks.map(({ seq, messageId, createdAt }) => `${seq} ${messageId} ${createdAt}`)).size).toBe(1);
  expect(acks.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
});

it('R1 the same id with another body is a conflict and stores nothing', async () => {
  const conversationId = await aConversation(one, members);
  const message = aMessage(conversationId, user, 'first');
  await one.log.append(message);

  await expect(two.log.append({ ...message, content: { text: 'second' } })).rejects.toMatchObject({
    code: 'CLIENT_MESSAGE_ID_CONFLICT',
  });
  await expect(two.log.append({ ...message, replyToSeq: 1 })).rejects.toMatchObject({
    code: 'CLIENT_MESSAGE_ID_CONFLICT',
  });

  expect(await stored(conversationId)).toHaveLength(1);
});

it('ids in capital letters are the same ids, and the body opens', async () => {
  const conversationId = await aConversation(one, members);
  const message = aMessage(conversationId, user);
  await one.log.append({
    ...message,
    conversationId: conversationId.toUpperCase(),
    clientMessageId: message.clientMessageId.toUpperCase(),
  });

  expect(await two.log.append(message)).toMatchObject({ seq: 1, duplicate: true });
  const [entry] = await stored(conversationId);
  const { key } = await two.contexts.get(conversationId);
  expect(openBody(key, conversationId, entry?.messageId ?? '', entry?.body as Buffer)).toEqual({ text: 'hello' });
});

it('R1 the ids of two senders do not meet', async () => {
  const conversationId = await aConversation(one, members);
  const clientMessageId = uuidv7();

  const acks = await Promise.all([
    one.log.append(aMessage(conversationId, user, 'mine', { clientMessageId })),
    one.log.append(aMessage(conversationId, counselor, 'yours', { clientMessageId, senderRole: 'counselor' })),
  ]);

  expect(new Set(acks.map(({ seq }) => seq))).toEqual(new Set([1, 2]));
});

it('R3 seqs of many writers on two nodes are gapless, in each sender’s order, and the chain vouches for them', async () => {
  const conversationId = await aConversation(one, members);
  const writers = Array.from({ length: 10 }, (_, index) => ({ node: index % 2 ? one : two, name: `w${index}` }));

  const acks = await Promise.all(
    writers.flatMap(({ node, name }) =>
      Array.from({ length: 100 }, (_, index) => node.log.append(aMessage(conversationId, user, `${name} ${index}`))),
    ),
  );

  const entries = await stored(conversationId);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
  expect(new Set(acks.map(({ seq }) => seq)).size).toBe(1000);
  const { key } = await one.contexts.get(conversationId);
  const texts = entries.map((entry) =>
    String(openBody(key, conversationId, entry.messageId, entry.body as Buffer)['text']),
  );
  for (const { name } of writers) {
    const mine = texts.filter((text) => text.startsWith(`${name} `));
    expect(mine).toEqual(Array.from({ length: 100 }, (_, index) => `${name} ${index}`));
  }
  let link: Buffer = firstLink;
  for (const entry of entries) {
    const plaintext = Buffer.from(JSON.stringify(openBody(key, conversationId, entry.messageId, entry.body as Buffer)));
    expect(entryLeaf(entry.salt as Buffer, { ...entry, createdAt: entry.createdAt.toISOString() }, plaintext)).toEqual(
      entry.leaf,
    );
    link = nextLink(link, entry.seq, entry.leaf);
  }
  const [head] = await one.unit.unitOfWork.query<{ chain: Buffer; head: number }>(
    'SELECT chain, head FROM conversations.heads WHERE conversation_id = $1',
    [conversationId],
  );
  expect(head).toEqual({ chain: link, head: 1000 });
});

it('R8 each entry’s event is in the outbox with it, in order, sealed', async () => {
  const conversationId = await aConversation(one, members);

  const acks = await Promise.all(
    Array.from({ length: 20 }, (_, index) => one.log.append(aMessage(conversationId, user, `secret ${index}`))),
  );

  const owner = await testOwner();
  const events = await owner.query<{
    payload: { seq: number; messageId: string; createdAt: string; body: { sealed: string } };
  }>('SELECT payload FROM messaging.outbox WHERE key = $1 ORDER BY position', [conversationId]);
  expect(events.map(({ payload }) => payload.seq)).toEqual(acks.map(({ seq }) => seq));
  expect(events[3]?.payload).toMatchObject({
    messageId: acks[3]?.messageId,
    createdAt: acks[3]?.createdAt,
    type: 'text',
    senderId: user,
  });
  const { key } = await one.contexts.get(conversationId);
  const fourth = events[3]?.payload;
  const sealed = Buffer.from(fourth?.body.sealed ?? '', 'base64');
  expect(openBody(key, conversationId, fourth?.messageId ?? '', sealed)).toEqual({ text: 'secret 3' });
  expect(JSON.stringify(events)).not.toContain('secret');
});

describe('refuses', () => {
  it('R11 those who are no members or have left, whatever the node remembers', async () => {
    const conversationId = await aConversation(one, members);
    await one.log.append(aMessage(conversationId, user));
    await two.unit.unitOfWork.run(async () => {
      await two.conversations.markLeft(conversationId, user);
      await two.conversations.countMembersChange(conversationId);
    });

    await expect(one.log.append(aMessage(conversationId, user))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(one.log.append(aMessage(conversationId, uuidv7()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(one.log.append(aMessage(uuidv7(), user))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await stored(conversationId)).toHaveLength(1);
  });

  it('messages after the conversation was closed, but answers repetitions of earlier ones and takes notices', async () => {
    const conversationId = await aConversation(one, members);
    const early = aMessage(conversationId, user);
    await one.log.append(early);
    await one.conversations.setWritableUntil(conversationId, new Date(Date.now() - 1));

    await expect(one.log.append(aMessage(conversationId, user))).rejects.toMatchObject({ code: 'CONVERSATION_CLOSED' });
    expect(await two.log.append(early)).toMatchObject({ seq: 1, duplicate: true });
    const notice = {
      conversationId,
      type: 'billing' as const,
      content: { sessionId: uuidv7(), minutesLeft: 0 },
      idempotencyKey: 'end',
    };
    expect((await one.log.appendNotice(notice)).seq).toBe(2);
    expect(await two.log.appendNotice(notice)).toMatchObject({ seq: 2, duplicate: true });
  });

  it('one bad entry of a batch without harming its neighbours', async () => {
    const conversationId = await aConversation(one, members);
    const batch = Array.from({ length: 9 }, (_, index) =>
      // No uuid: PostgreSQL refuses the whole statement. Such a thing does not come past the frames' validation.
      one.log.append(aMessage(conversationId, user, `m${index}`, index === 4 ? { clientMessageId: 'nonsense' } : {})),
    );

    const settled = await Promise.allSettled(batch);

    expect(settled.map(({ status }) => status)).toEqual(
      Array.from({ length: 9 }, (_, index) => (index === 4 ? 'rejected' : 'fulfilled')),
    );
    expect((await stored(conversationId)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('what is beyond the queue, saying when to come back', async () => {
    const node = await testLog(database, await testKeys(), { CHAT_QUEUE_MAX_ENTRIES: '5', CHAT_FLUSH_LANES: '1' });
    const conversationId = await aConversation(node, members);
    await node.contexts.get(conversationId);

    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => node.log.append(aMessage(conversationId, user))),
    );

    const refused = settled.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(15);
    expect(refused[0]?.reason).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterMs: expect.any(Number) } });
    await node.close();
  });
});

it('delivers to the members of now, after somebody joined on another node', async () => {
  const conversationId = await aConversation(one, members);
  await one.log.append(aMessage(conversationId, user));
  const late = uuidv7();
  await two.unit.unitOfWork.run(async () => {
    await two.conversations.insertMember(conversationId, { accountId: late, role: 'staff' });
    await two.conversations.countMembersChange(conversationId);
  });

  const ack: Appended = await one.log.append(aMessage(conversationId, user));
  for (let tries = 0; tries < 100 && one.delivered.at(-1)?.entry.messageId !== ack.messageId; tries++)
    await new Promise((done) => setTimeout(done, 10));

  expect(
    one.delivered
      .at(-1)
      ?.to.map(({ accountId }) => accountId)
      .sort(),
  ).toEqual([user, counselor, late].sort());
});

async function testOwner() {
  const { testUnitOfWork } = await import('@hearken/platform-testing');
  const unit = await testUnitOfWork(database.ownerUrl);
  owners.push(unit);
  return unit.unitOfWork;
}
const owners: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(owners.map((unit) => unit.close())));
