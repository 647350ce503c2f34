import { setTimeout as sleep } from 'node:timers/promises';

import { RawClient } from '../../../../deploy/bench/lib/raw-client.mjs';
import { newId, type FixtureAccount } from '../../../../deploy/bench/lib/realtime-fixture.mjs';
import { startFleet, type RealtimeFleet } from '../../../../deploy/bench/lib/realtime-fleet';

let fleet: RealtimeFleet;
const open: RawClient[] = [];

beforeAll(async () => {
  fleet = await startFleet(2, { SOCKET_BEACON_MS: '1000', SOCKET_DRAIN_MS: '3000' });
}, 120_000);
afterEach(() => open.splice(0).forEach((client) => client.cut()));
afterAll(() => fleet?.stop());

async function connect(
  account: FixtureAccount,
  { node = 0, token = fleet.fixture.token(account) } = {},
): Promise<RawClient> {
  const client = new RawClient(fleet.nodes[node]?.url ?? '', token);
  open.push(client);
  return client.connect();
}

const message = (conversationId: string, text = 'hello', more: object = {}) => ({
  conversationId,
  clientMessageId: newId(),
  type: 'text',
  content: { text },
  ...more,
});

const countEntries = async (conversationId: string): Promise<number> => {
  const [row] = await fleet.fixture.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM conversations.entries WHERE conversation_id = $1',
    [conversationId],
  );
  return row?.count ?? -1;
};

async function sockets(): Promise<number> {
  admin ??= await fleet.fixture.addAccount('admin');
  const headers = { authorization: `Bearer ${fleet.fixture.token(admin)}` };
  const response = await fetch(`${fleet.nodes[0]?.url}/api/v1/realtime/stats`, { headers });
  return ((await response.json()) as { sockets: number }).sockets;
}
let admin: FixtureAccount | undefined;

/** Resolves with the event's data, rejects after `ms`. */
function nextEvent(client: RawClient, event: string, ms = 5000): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${ms} ms`)), ms);
    client.onEvent = (json) => {
      const [name, data] = JSON.parse(json) as [string, Record<string, unknown>];
      if (name !== event) return;
      clearTimeout(timer);
      resolve(data);
    };
  });
}

function closed(client: RawClient, ms: number): Promise<number> {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`still open after ${ms} ms`)), ms);
    client.onClose = () => {
      clearTimeout(timer);
      resolve(Date.now() - started);
    };
  });
}

describe('lets in', () => {
  it.each([
    ['no token', () => undefined as unknown as string, 'UNAUTHENTICATED'],
    ['nonsense', () => 'a.b.c', 'UNAUTHENTICATED'],
    [
      'an expired token',
      (account: FixtureAccount) => fleet.fixture.token(account, { expiresInSeconds: -5 }),
      'TOKEN_EXPIRED',
    ],
  ])('nobody with %s', async (_what, tokenOf, code) => {
    const account = await fleet.fixture.addAccount('user');
    const client = new RawClient(fleet.nodes[0]?.url ?? '', tokenOf(account));
    await expect(client.connect()).rejects.toMatchObject({ data: { code } });
  });

  it('nobody whose login was ended', async () => {
    const account = await fleet.fixture.addAccount('user');
    await fleet.fixture.revoke(account);
    await sleep(2500);
    await expect(connect(account)).rejects.toMatchObject({ data: { code: 'SESSION_REVOKED' } });
  });
});

describe('answers with a code, changing nothing,', () => {
  it.each([
    ['an event that does not exist', 'message.destroy', {}, 'MALFORMED_REQUEST'],
    ['a payload that is no object', 'message.send', 'text', 'VALIDATION_FAILED'],
    ['null', 'conversation.resume', null, 'VALIDATION_FAILED'],
    ['an unknown field', 'cursor.advance', { conversationId: newId(), received: 1, admin: true }, 'VALIDATION_FAILED'],
    ['a prototype', 'message.recall', JSON.parse('{"__proto__":{"seq":1},"conversationId":"x"}'), 'VALIDATION_FAILED'],
    ['a conversation of others', 'conversation.resume', { conversationId: newId(), lastSeq: 0 }, 'NOT_FOUND'],
    ['a message to a conversation of others', 'message.send', message(newId()), 'NOT_FOUND'],
    ['an event of counselors', 'presence.set', { status: 'online' }, 'FORBIDDEN'],
    ['a session of others', 'session.end', { sessionId: newId() }, 'NOT_FOUND'],
  ])('%s', async (_what, event, payload, code) => {
    const client = await connect(await fleet.fixture.addAccount('user'));
    expect(await client.request(event, payload)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([
    ['empty', { text: '' }],
    ['too long', { text: 'x'.repeat(4001) }],
    ['with NUL', { text: 'a\u0000b' }],
    ['with half a surrogate pair', { text: 'a\ud800' }],
    ['with more than text', { text: 'a', html: '<b>' }],
    ['missing', {}],
  ])('a text that is %s', async (_what, content) => {
    const { user, conversationId } = await fleet.fixture.addPair();
    const client = await connect(user);
    expect(await client.request('message.send', { ...message(conversationId), content })).toMatchObject({
      ok: false,
      error: { code: 'CONTENT_INVALID' },
    });
    expect(await countEntries(conversationId)).toBe(0);
  });

  it('R20 messages and session requests before consent', async () => {
    const user = await fleet.fixture.addAccount('user', { consent: false });
    const conversationId = await fleet.fixture.addConversation(user);
    const client = await connect(user);
    expect(await client.request('message.send', message(conversationId))).toMatchObject({
      ok: false,
      error: { code: 'CONSENT_REQUIRED' },
    });
    expect(await client.request('session.request', {})).toMatchObject({
      ok: false,
      error: { code: 'CONSENT_REQUIRED' },
    });
    expect(await countEntries(conversationId)).toBe(0);
  });
});

describe('R11 what a socket may is asked on every event', () => {
  it('closes the sockets of an ended login on every node within 5 s, and no others', async () => {
    const { user, conversationId } = await fleet.fixture.addPair();
    const elsewhere = { ...user, sid: newId() };
    const [first, second, other] = [await connect(user), await connect(user, { node: 1 }), await connect(elsewhere)];
    const gone = Promise.all([closed(first, 5000), closed(second, 5000)]);

    await fleet.fixture.revoke(user);

    await gone;
    expect(await other.request('message.send', message(conversationId))).toMatchObject({ ok: true });
  });

  it('ends with its token unless that is renewed by the same login', async () => {
    const { user, conversationId } = await fleet.fixture.addPair();
    const short = () => fleet.fixture.token(user, { expiresInSeconds: 3 });
    const [left, renewed] = [await connect(user, { token: short() }), await connect(user, { token: short() })];
    const stranger = await fleet.fixture.addAccount('user');
    expect(await renewed.request('auth.renew', { token: fleet.fixture.token(stranger) })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    });
    expect(await renewed.request('auth.renew', { token: fleet.fixture.token(user) })).toMatchObject({ ok: true });

    await closed(left, 5000);

    expect(await renewed.request('message.send', message(conversationId))).toMatchObject({ ok: true });
  });

  it('refuses a member who left from his next message on', async () => {
    const { user, counselor, conversationId } = await fleet.fixture.addPair();
    const [left, reader] = [await connect(user), await connect(counselor, { node: 1 })];
    expect(await left.request('message.send', message(conversationId))).toMatchObject({ ok: true });
    await fleet.fixture.query('UPDATE conversations.members SET left_at = now() WHERE account_id = $1', [user.id]);
    await fleet.fixture.query(
      'UPDATE conversations.heads SET members_version = members_version + 1 WHERE conversation_id = $1',
      [conversationId],
    );

    expect(await left.request('message.send', message(conversationId))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await left.request('conversation.resume', { conversationId, lastSeq: 0 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    let overheard = 0;
    left.onEvent = () => overheard++;
    expect(await reader.request('message.send', message(conversationId))).toMatchObject({ ok: true });
    await sleep(300);
    expect(overheard).toBe(0);
  });
});

describe('delivers', () => {
  it('to the other member on another node, and to my other devices, once', async () => {
    const { user, counselor, conversationId } = await fleet.fixture.addPair();
    const [phone, laptop, peer] = [
      await connect(user),
      await connect(user, { node: 1 }),
      await connect(counselor, { node: 1 }),
    ];
    const heard: string[] = [];
    const listen = (name: string) => (json: string) =>
      heard.push(`${name} ${(JSON.parse(json) as [string, { seq: number }])[1].seq}`);
    [phone.onEvent, laptop.onEvent, peer.onEvent] = [listen('phone'), listen('laptop'), listen('peer')];

    const ack = await phone.request('message.send', message(conversationId, '在吗'));
    await sleep(400);

    expect(ack).toMatchObject({ ok: true, seq: 1, duplicate: false, senderRole: 'user' });
    // The sending socket has its acknowledgement and needs no copy.
    expect(heard.sort()).toEqual(['laptop 1', 'peer 1']);
  });

  it('a node hears only the accounts it has', async () => {
    const { user, counselor, conversationId } = await fleet.fixture.addPair();
    const sender = await connect(user);
    const reader = await connect(counselor);
    const admin = await fleet.fixture.addAccount('admin');
    const subscriptionsOf = async (node: number) => {
      const response = await fetch(`${fleet.nodes[node]?.url}/api/v1/realtime/stats`, {
        headers: { authorization: `Bearer ${fleet.fixture.token(admin)}` },
      });
      return ((await response.json()) as { subscriptions: number }).subscriptions;
    };
    const before = [await subscriptionsOf(0), await subscriptionsOf(1)];
    expect(before[1]).toBe(0);
    expect(await sender.request('message.send', message(conversationId))).toMatchObject({ ok: true });
    reader.cut();
    await sleep(200);
    expect(await subscriptionsOf(0)).toBe((before[0] as number) - 1);
  });

  it('R5 tells the head of the log to those who follow it, so that a lost tail is found', async () => {
    const { user, counselor, conversationId } = await fleet.fixture.addPair();
    const follower = await connect(counselor);
    await follower.request('conversation.resume', { conversationId, lastSeq: 0 });
    // Appended where no node announces it.
    const sender = await connect(user, { node: 1 });
    await sender.request('message.send', message(conversationId));

    expect(await nextEvent(follower, 'conversation.cursor', 3000)).toMatchObject({
      conversationId,
      head: 1,
      accountId: null,
    });
  });

  it('R7 cursors to the other devices, merged and never backwards', async () => {
    const { user, counselor, conversationId } = await fleet.fixture.addPair();
    const [phone, laptop, peer] = [await connect(user), await connect(user, { node: 1 }), await connect(counselor)];
    for (let count = 0; count < 5; count++) await peer.request('message.send', message(conversationId));
    const told = nextEvent(peer, 'conversation.cursor');

    expect(await phone.request('cursor.advance', { conversationId, received: 5, read: 4 })).toEqual({
      ok: true,
      received: 5,
      read: 4,
    });
    expect(await told).toMatchObject({ accountId: user.id, received: 5, read: 4, head: 5 });
    expect(await laptop.request('cursor.advance', { conversationId, received: 2, read: 2 })).toEqual({
      ok: true,
      received: 5,
      read: 4,
    });
    expect(await laptop.request('cursor.advance', { conversationId, read: 6 })).toMatchObject({
      error: { code: 'CURSOR_OUT_OF_RANGE' },
    });
  });
});

it('R1 100 concurrent sends of one id over two nodes leave one row; another body is a conflict', async () => {
  const { user, conversationId } = await fleet.fixture.addPair();
  const clients = await Promise.all(Array.from({ length: 10 }, (_, index) => connect(user, { node: index % 2 })));
  const one = message(conversationId);

  const acks = await Promise.all(
    Array.from({ length: 100 }, (_, index) => (clients[index % 10] as RawClient).request('message.send', one)),
  );

  expect(new Set(acks.map((ack) => JSON.stringify([ack['seq'], ack['messageId']]))).size).toBe(1);
  expect(acks.filter((ack) => ack['duplicate'] === false)).toHaveLength(1);
  expect(await countEntries(conversationId)).toBe(1);
  const conflict = await clients[1]?.request('message.send', { ...one, content: { text: 'other' } });
  expect(conflict).toMatchObject({ error: { code: 'CLIENT_MESSAGE_ID_CONFLICT' } });
});

it('R9 a socket that stops reading is closed at the bound, the others go on', async () => {
  const { user, counselor, conversationId } = await fleet.fixture.addPair();
  const [sender, stuck, reader] = [await connect(user), await connect(counselor), await connect(counselor)];
  let read = 0;
  reader.onEvent = () => read++;
  stuck.pause();
  const before = await sockets();
  let sent = 0;
  // Beyond what the kernel's buffers of a loopback connection take, some megabytes.
  while ((await sockets()) === before && sent < 3000) {
    await Promise.all(
      Array.from({ length: 50 }, () => sender.request('message.send', message(conversationId, '慢'.repeat(3900)))),
    );
    sent += 50;
  }

  expect(await sockets()).toBe(before - 1);
  await sleep(500);
  expect(read).toBe(sent);
}, 60_000);

it('drains on SIGTERM: tells its clients, answers what was sent, then closes', async () => {
  const { user, conversationId } = await fleet.fixture.addPair();
  const client = await connect(user, { node: 1 });
  const asked = nextEvent(client, 'server.drain');

  const stopped = fleet.nodes[1]?.stop('SIGTERM');

  expect(await asked).toMatchObject({ reconnectAfterMs: 2700 });
  expect(await client.request('message.send', message(conversationId))).toMatchObject({ ok: true });
  await expect(connect(user, { node: 1 })).rejects.toThrow();
  client.cut();
  await stopped;
  expect(await countEntries(conversationId)).toBe(1);
  await fleet.nodes[1]?.start();
}, 30_000);
