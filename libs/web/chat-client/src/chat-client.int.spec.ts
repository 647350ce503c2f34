import { setTimeout as sleep } from 'node:timers/promises';

import type { Entry } from '@hearken/contracts';

import { RawClient } from '../../../../deploy/bench/lib/raw-client.mjs';
import { newId, type FixtureAccount } from '../../../../deploy/bench/lib/realtime-fixture.mjs';
import { startFleet, type RealtimeFleet } from '../../../../deploy/bench/lib/realtime-fleet';
import { createChatClient, type ChatClient, type Conversation } from './index';
import { startUnreliableProxy, type UnreliableProxy } from './unreliable-proxy.factory';

// The whole run is `npm run soak`'s; here every promise is still kept by real processes.
const writers = 50;
const messagesEach = 1000;

let fleet: RealtimeFleet;
const clients: ChatClient[] = [];

beforeAll(async () => {
  fleet = await startFleet(2, { SOCKET_BEACON_MS: '1000', ACCESS_GRANTS_TRUST_MS: '60000' });
}, 120_000);
afterEach(() => clients.splice(0).forEach((client) => client.close()));
afterAll(() => fleet?.stop());

function aClient(account: FixtureAccount, { url = fleet.nodes[0]?.url ?? '', pageSize = 100_000 } = {}): ChatClient {
  const client = createChatClient({
    url,
    accountId: account.id,
    getToken: () => Promise.resolve(fleet.fixture.token(account)),
    pageSize,
    backoff: { minMs: 100, maxMs: 1000 },
  });
  clients.push(client);
  client.connect();
  return client;
}

async function until(what: string, isSo: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !isSo();) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}

/** What the reader was shown, entry by entry, as it grew. */
function record(conversation: Conversation): Entry[] {
  const seen: Entry[] = [];
  conversation.onChange(() => {
    const last = seen.at(-1)?.seq ?? 0;
    const { entries } = conversation;
    let start = entries.length;
    while (start > 0 && (entries[start - 1]?.seq ?? 0) > last) start -= 1;
    seen.push(...entries.slice(start));
  });
  return seen;
}

const seqs = (entries: readonly Entry[]): number[] => entries.map(({ seq }) => seq);
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);
const stored = (conversationId: string) =>
  fleet.fixture.query<{ seq: number; messageId: string }>(
    'SELECT seq, message_id AS "messageId" FROM conversations.entries WHERE conversation_id = $1 ORDER BY seq',
    [conversationId],
  );

it(`R3 ${writers} sockets × ${messagesEach} messages over two processes: exactly 1…${writers * messagesEach}, and readers cut off every 2 s miss and double none`, async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const proxies = await Promise.all(fleet.nodes.map(({ url }) => startUnreliableProxy(url)));
  const readers = [user, counselor].map((account, index) =>
    aClient(account, { url: proxies[index]?.url ?? '', pageSize: 1 }).openConversation(conversationId),
  );
  const seen = readers.map(record);
  await until('the readers are there', () => readers.every(({ state }) => state === 'live'), 20_000);
  const sockets = await Promise.all(
    Array.from({ length: writers }, (_, index) =>
      new RawClient(fleet.nodes[index % 2]?.url ?? '', fleet.fixture.token(index % 4 < 2 ? user : counselor)).connect(),
    ),
  );
  const cutting = setInterval(() => proxies.forEach((proxy) => proxy.cutAll()), 2000);

  const acknowledged = (await Promise.all(sockets.map((socket) => sendMany(socket, conversationId)))).flat();

  clearInterval(cutting);
  sockets.forEach((socket) => socket.cut());
  const total = writers * messagesEach;
  expect(acknowledged.sort((a, b) => a - b)).toEqual(upTo(total));
  expect((await stored(conversationId)).map(({ seq }) => seq)).toEqual(upTo(total));
  await until('the readers are whole', () => readers.every(({ entries }) => entries.at(-1)?.seq === total), 60_000);
  for (const entries of seen) expect(seqs(entries)).toEqual(upTo(total));
  expect(proxies.reduce((sum, proxy) => sum + proxy.cuts, 0)).toBeGreaterThan(2);
  await Promise.all(proxies.map((proxy) => proxy.close()));
}, 240_000);

/** Keeps some messages on their way; what the node could not take now is sent again with its id, as every client does. */
function sendMany(socket: RawClient, conversationId: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const acknowledged: number[] = [];
    let begun = 0;
    const send = (json: string) =>
      socket.send('message.send', json, (answer) => {
        const ack = JSON.parse(answer ?? '{}') as { ok?: boolean; seq: number; error?: { code: string } };
        if (ack.error?.code === 'UNAVAILABLE') return void setTimeout(() => send(json), 500);
        if (!ack.ok) return reject(new Error(`refused: ${answer}`));
        acknowledged.push(ack.seq);
        if (acknowledged.length === messagesEach) resolve(acknowledged);
        else next();
      });
    const next = () => {
      if (begun++ >= messagesEach) return;
      send(
        JSON.stringify({
          conversationId,
          clientMessageId: newId(),
          type: 'text',
          content: { text: `message ${begun}` },
        }),
      );
    };
    for (let window = 0; window < 10; window++) next();
  });
}

it('R4 what a reader has equals the log after short drops, on another node, and after the node died', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const writer = aClient(user).openConversation(conversationId);
  let target = 0;
  const proxy = await startUnreliableProxy(() => fleet.nodes[target]?.url ?? '');
  const reader = aClient(counselor, { url: proxy.url }).openConversation(conversationId);
  const seen = record(reader);
  const writing = setInterval(() => writer.send({ type: 'text', content: { text: 'on and on' } }), 50);

  for (let drop = 0; drop < 8; drop++) {
    await sleep(250);
    target = drop % 2;
    proxy.cutAll();
  }
  target = 1;
  proxy.cutAll();
  await sleep(300);
  const restarting = fleet.nodes[1]?.restart();
  await sleep(500);
  target = 0;
  await restarting;
  clearInterval(writing);
  await until('all is sent', () => writer.pending.length === 0, 20_000);

  const log = await stored(conversationId);
  await until('the reader is whole', () => reader.entries.length === log.length, 20_000);
  expect(seqs(seen)).toEqual(upTo(log.length));
  expect(reader.entries.map(({ messageId }) => messageId)).toEqual(log.map(({ messageId }) => messageId));
  expect(writer.entries.map(({ messageId }) => messageId)).toEqual(log.map(({ messageId }) => messageId));
  await proxy.close();
}, 60_000);

it('R4 a reader who was away while thousands of entries came reads them in pages', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const first = aClient(counselor).openConversation(conversationId);
  const socket = await new RawClient(fleet.nodes[0]?.url ?? '', fleet.fixture.token(user)).connect();
  await sendMany(socket, conversationId);
  await until('the first is whole', () => first.entries.length === messagesEach, 20_000);

  const late = aClient(counselor, { url: fleet.nodes[1]?.url ?? '', pageSize: 30 }).openConversation(conversationId);
  await until('the newest page is there', () => late.state === 'live', 10_000);
  expect(seqs(late.entries)).toEqual(upTo(messagesEach).slice(-30));
  while (late.hasOlder) await late.loadOlder();
  expect(seqs(late.entries)).toEqual(upTo(messagesEach));
  socket.cut();
}, 60_000);

it('R5 frames that are lost, doubled or out of order change nothing, and a lost tail is found by the beacon', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const proxy: UnreliableProxy = await startUnreliableProxy(fleet.nodes[0]?.url ?? '');
  const reader = aClient(counselor, { url: proxy.url }).openConversation(conversationId);
  const seen = record(reader);
  await until('the reader is there', () => reader.state === 'live', 10_000);
  const socket = await new RawClient(fleet.nodes[1]?.url ?? '', fleet.fixture.token(user)).connect();
  proxy.spoil({ drop: 0.2, double: 0.2, delay: 0.2 });
  const send = () =>
    socket.request('message.send', { conversationId, clientMessageId: newId(), type: 'text', content: { text: 'x' } });

  for (let count = 0; count < 100; count++) await send();
  await until('the holes are filled', () => reader.entries.length >= 95, 5000);
  proxy.spoil({ drop: 1, double: 0, delay: 0 });
  await send();
  await sleep(100);
  proxy.spoil({ drop: 0, double: 0, delay: 0 });
  // Nothing follows: only the beacon, every second here, tells of it; the hole is then pulled within a second.
  await until('the lost tail is found', () => reader.entries.length === 101, 2500);

  expect(seqs(seen)).toEqual(upTo(101));
  expect(proxy.spoiled).toBeGreaterThan(20);
  socket.cut();
  await proxy.close();
}, 60_000);

it('R2 kill -9 of the node at random points, and retries: the log holds exactly what was sent, once', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const conversation = aClient(user).openConversation(conversationId);
  const reader = aClient(counselor, { url: fleet.nodes[1]?.url ?? '' }).openConversation(conversationId);
  const sent: string[] = [];
  const writing = setInterval(
    () => sent.push(conversation.send({ type: 'text', content: { text: `${sent.length}` } }).clientMessageId),
    5,
  );

  for (let kill = 0; kill < 4; kill++) {
    await sleep(200 + Math.random() * 600);
    await fleet.nodes[0]?.restart();
  }
  clearInterval(writing);
  await until('all is acknowledged', () => conversation.pending.length === 0, 30_000);

  const rows = await fleet.fixture.query<{ id: string }>(
    'SELECT client_message_id AS id FROM conversations.entries WHERE conversation_id = $1 ORDER BY seq',
    [conversationId],
  );
  expect(rows.map(({ id }) => id)).toEqual(sent);
  await until('the reader has all', () => reader.entries.length === sent.length, 20_000);
  expect(sent.length).toBeGreaterThan(50);
}, 90_000);

it('R8 messages go on without NATS; readers on other nodes find them by the beacon', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const writer = aClient(user).openConversation(conversationId);
  const reader = aClient(counselor, { url: fleet.nodes[1]?.url ?? '' }).openConversation(conversationId);
  await until('the reader is there', () => reader.state === 'live', 10_000);
  await fleet.nats.kill9();

  for (let count = 0; count < 20; count++) writer.send({ type: 'text', content: { text: 'without NATS' } });
  await until('all is acknowledged', () => writer.pending.length === 0, 10_000);
  await until('the reader has all', () => reader.entries.length === 20, 5000);

  const [{ count } = { count: 0 }] = await fleet.fixture.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM messaging.outbox WHERE key = $1',
    [conversationId],
  );
  expect(count).toBe(20);
  await fleet.nats.restart();
}, 60_000);
