import { setTimeout as sleep } from 'node:timers/promises';

import type { Entry, SessionView } from '@hearken/contracts';
import type { Conversation } from '@hearken/web-chat-client';
import { Client } from 'pg';

import { startTestFleet, type ServiceName, type TestFleet } from '../local/test-fleet.mjs';
import { chance } from './bad-input.factory';
import { until } from './gateway.factory';
import { Person } from './person.factory';

// A killed consumer's messages come again after their time to be acknowledged.
jest.setTimeout(150_000);

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const random = chance(seed);
const TOP_UP = 100_000;
const EVERY_MS = 100;
const FLAGGED_EVERY = 40;
const victims = [
  'api',
  'realtime-ws',
  'realtime-ws-2',
  'admin-api',
  'archive-fetcher',
  'media-worker',
  'plugin-runner',
  'nats',
  'redis',
] as const;
type Victim = (typeof victims)[number];

interface Side {
  person: Person;
  conversation: Conversation;
  /** clientMessageIds in the order they were written. */
  written: string[];
  /** Entries in the order they were shown. */
  seen: Entry[];
}

let fleet: TestFleet;
let database: Client;
let sides: Side[];
let sessionId: string;
let conversationId: string;
let startedAt: number;
let flagged = 0;

beforeAll(async () => {
  console.log(`CRASH_SEED=${seed}`);
  fleet = await startTestFleet({ name: 'crash', realtimeNodes: 2 });
  database = new Client({ connectionString: fleet.fleet.at.ownerUrl });
  await database.connect();
  const [user, counselor] = await Promise.all([
    Person.consented(fleet.url, '周行'),
    Person.demo(fleet.url, 'counselor5'),
  ]);
  await user.topUp(TOP_UP);
  await until('the money is there', async () => (await user.get<{ cash: number }>('/wallet')).cash === TOP_UP);
  await openSession(user, counselor);
}, 300_000);

afterAll(async () => {
  for (const { person } of sides ?? []) person.leave();
  await database?.end();
  await fleet?.stop();
}, 60_000);

async function openSession(user: Person, counselor: Person): Promise<void> {
  const [userChat, counselorChat] = await Promise.all([user.chat(), counselor.chat()]);
  await counselorChat.request('presence.set', { status: 'online' });
  ({ sessionId, conversationId } = await until('a request is taken', () =>
    userChat.request('session.request', { counselorId: counselor.id }).catch(() => undefined),
  ));
  await until('the offer is accepted', () =>
    counselorChat.request('session.accept', { sessionId }).catch(() => undefined),
  );
  startedAt = Date.now();
  sides = [
    { person: user, conversation: userChat.openConversation(conversationId), written: [], seen: [] },
    { person: counselor, conversation: counselorChat.openConversation(conversationId), written: [], seen: [] },
  ];
  for (const side of sides) {
    side.conversation.onChange(() => {
      const last = side.seen.at(-1)?.seq ?? 0;
      side.seen.push(...side.conversation.entries.filter(({ seq }) => seq > last));
    });
  }
}

/** Both write, until the answer is called. */
function startWriting(): () => void {
  let count = 0;
  const timer = setInterval(() => {
    for (const { conversation, written } of sides) {
      count += 1;
      const isFlagged = count % FLAGGED_EVERY === 0;
      if (isFlagged) flagged += 1;
      const text = isFlagged ? `第 ${count} 句：我们加微信吧` : `第 ${count} 句`;
      written.push(conversation.send({ type: 'text', content: { text } }).clientMessageId);
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}

async function crash(victim: Victim): Promise<void> {
  const { services, servers } = fleet.fleet;
  if (victim === 'nats' || victim === 'redis') {
    // Not by kill9(), which takes the end for wanted: whoever keeps the fleet up shall start it again.
    const { pid } = servers[victim];
    process.kill(pid, 'SIGKILL');
    await until(`${victim} runs again`, () => servers[victim].isRunning && servers[victim].pid !== pid, 30_000);
  } else {
    const service = services.get(victim satisfies ServiceName);
    await service?.kill9({ revive: true });
    await until(`${victim} runs again`, () => service?.isRunning, 30_000);
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

const session = () => sides[0]!.person.get<SessionView>(`/sessions/${sessionId}`);

async function rows<T>(sql: string, values: unknown[] = [conversationId]): Promise<T[]> {
  return (await database.query(sql, values)).rows as T[];
}

it('R2 R8 goes on with a running, billed session while every process is killed in turn', async () => {
  const stopWriting = startWriting();
  const order = shuffled(victims);
  for (const victim of order) {
    await sleep(500 + random() * 2_000);
    await crash(victim);
    // The next one falls while this one may still be on its way back, as long as a session can be found again at all.
    if (random() < 0.5) await fleet.fleet.waitUntilHealthy(30_000);
  }
  await fleet.fleet.waitUntilHealthy(60_000);
  await sleep(2_000);
  stopWriting();

  await until(
    'everything written is in the log',
    () => sides.every(({ conversation }) => conversation.pending.length === 0),
    60_000,
  );
  await until('the session runs', async () => (await session()).state === 'active', 30_000);
  console.log(`killed ${order.join(', ')} during ${sides.map(({ written }) => written.length).join(' + ')} messages`);
}, 300_000);

it('R1 R3 holds every message exactly once, without a gap', async () => {
  const stored = await rows<{ seq: number; sender: string; client: string; type: string }>(
    `SELECT seq::int, sender_id AS sender, client_message_id AS client, type FROM conversations.entries WHERE conversation_id = $1 ORDER BY seq`,
  );
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  for (const { person, written } of sides) {
    const his = stored.filter(({ sender }) => sender === person.id).map(({ client }) => client);
    // In the order in which they were written, too.
    expect(his).toEqual(written);
    expect(written.length).toBeGreaterThan(100);
  }
});

it('R4 R5 R11 shows both clients the whole log in order', async () => {
  const stored = await rows<{ seq: number; id: string }>(
    'SELECT seq::int, message_id AS id FROM conversations.entries WHERE conversation_id = $1 ORDER BY seq',
  );
  const head = stored.length;
  await until('both are at the head', () => sides.every(({ seen }) => (seen.at(-1)?.seq ?? 0) >= head), 30_000);
  for (const { seen } of sides) {
    expect(seen.slice(0, head).map(({ messageId }) => messageId)).toEqual(stored.map(({ id }) => id));
  }
});

it('has archived and scanned every message once', async () => {
  const [texts] = await rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM conversations.entries WHERE conversation_id = $1 AND type = 'text'`,
  );
  const archived = () =>
    rows<{ count: number; distinct: number }>(
      `SELECT count(*)::int AS count, count(DISTINCT m.msgid)::int AS distinct FROM archive.messages m
       JOIN archive.threads t ON t.id = m.thread_id WHERE t.source_key = $1 AND m.type = 'text'`,
    );
  await until('the archive has caught up', async () => (await archived())[0]?.count === texts?.count, 60_000);
  expect(await archived()).toEqual([{ count: texts?.count, distinct: texts?.count }]);

  const alerts = () =>
    rows<{ count: number; distinct: number }>(
      'SELECT count(*)::int AS count, count(DISTINCT seq)::int AS distinct FROM risk.alerts WHERE conversation_id = $1',
    );
  await until('every flagged message has its alert', async () => (await alerts())[0]?.count === flagged, 60_000);
  expect(await alerts()).toEqual([{ count: flagged, distinct: flagged }]);
  expect(flagged).toBeGreaterThan(2);
});

it('R14 R15 has charged no minute twice, and settles to the fen', async () => {
  const [user, counselor] = sides.map(({ person }) => person) as [Person, Person];
  // It has gone on to be billed: the second minute falls due after the last crash or has fallen due between them.
  const running = await until(
    'the second minute is charged',
    async () => {
      const now = await session();
      return now.minutesCharged >= 2 && now;
    },
    90_000,
  );
  const elapsedMinutes = Math.ceil((Date.now() - startedAt) / 60_000);
  expect(running.minutesCharged).toBeLessThanOrEqual(elapsedMinutes);

  const client = await until('a socket', () => user.chat().catch(() => undefined));
  await client.request('session.end', { sessionId });
  const settled = await until(
    'the session is settled',
    async () => {
      const now = await session();
      return now.state === 'settled' && now;
    },
    30_000,
  );

  const price = settled.pricePerMinute ?? 0;
  expect(settled.charged).toBe(settled.minutesCharged * price);
  const minutes = await rows<{ key: string }>(
    `SELECT key FROM ledger.journals WHERE kind = 'session_minute' AND reference_id = $1 ORDER BY key`,
    [sessionId],
  );
  expect(minutes.map(({ key }) => key)).toEqual(
    Array.from({ length: settled.minutesCharged }, (_, index) => `chat:${sessionId}:${index + 1}`),
  );
  expect(await user.get('/wallet')).toMatchObject({ cash: TOP_UP - settled.charged, held: 0 });
  expect((await counselor.get<{ lines: unknown[] }>(`/sessions/${sessionId}/bill`)).lines).toHaveLength(
    settled.minutesCharged,
  );
});

it('leaves a ledger on which every invariant holds, and nothing undeliverable', async () => {
  const admin = await Person.demo(fleet.url, 'admin');
  const report = await until('all journals are sealed', async () => {
    const now = await admin.get<{ ok: boolean; results: { id: string; ok: boolean }[] }>('/admin/ledger/invariants');
    return now.results.find(({ id }) => id === 'chain')?.ok && now;
  });
  expect(report.results.filter(({ ok }) => !ok)).toEqual([]);
  expect(await admin.get('/admin/system/dead-letters')).toMatchObject({ items: [] });
  await until('the outbox is empty', async () => {
    const [outbox] = await rows<{ waiting: number }>('SELECT count(*)::int AS waiting FROM messaging.outbox', []);
    return outbox?.waiting === 0;
  });
});
