import type { Entry, ServerPayload, SessionView } from '@hearken/contracts';
import type { ChatClient, Conversation } from '@hearken/web-chat-client';

import { startTestFleet, type TestFleet } from '../local/test-fleet.mjs';
import { call, until } from './gateway.factory';
import { LiveStream } from './live-stream.factory';
import { Person } from './person.factory';
import { aPicture } from './picture.factory';

// The steps of one story: each goes on where the one before it ended.
const TOP_UP = 20_000;
const HELD_MINUTES = 5;

interface Wallet {
  cash: number;
  bonus: number;
  held: number;
  available: number;
}
interface Journal {
  id: string;
  kind: string;
  amount: number;
  postings: { account: string; side: 'debit' | 'credit'; amount: number }[];
}

jest.setTimeout(60_000);

let fleet: TestFleet;
let user: Person;
let counselor: Person;
let admin: Person;
let userChat: ChatClient;
let counselorChat: ChatClient;
let live: LiveStream;
let terms: { pricePerMinute: number; commissionBps: number };
let earnedBefore: { pending: number };
let sessionId: string;
let conversationId: string;
let userSide: Conversation;
let counselorSide: Conversation;

beforeAll(async () => {
  fleet = await startTestFleet({ name: 'main-job' });
  [counselor, admin] = await Promise.all([Person.demo(fleet.url, 'counselor4'), Person.demo(fleet.url, 'admin')]);
  live = await LiveStream.open(fleet.url, admin.token);
}, 300_000);

afterAll(async () => {
  live?.close();
  user?.leave();
  counselor?.leave();
  await fleet?.stop();
}, 60_000);

const wallet = () => user.get<Wallet>('/wallet');
const session = () => user.get<SessionView>(`/sessions/${sessionId}`);
const compare = (one: string, other: string) => one.localeCompare(other);
const texts = (entries: readonly Entry[]) =>
  entries.filter(({ type }) => type === 'text').map(({ content }) => content?.['text']);

async function journals(): Promise<Journal[]> {
  const { items } = await admin.get<{ items: { id: string }[] }>(
    `/admin/ledger/journals?referenceType=session&referenceId=${sessionId}&limit=100`,
  );
  return Promise.all(items.map(({ id }) => admin.get<Journal>(`/admin/ledger/journals/${id}`)));
}

it('lets somebody register, but nobody be counselled before consenting', async () => {
  user = await Person.register(fleet.url, '林小满');
  expect(user.account).toMatchObject({ displayName: '林小满', roles: ['user'], consented: false });
  userChat = await user.chat();

  await expect(userChat.request('session.request', { counselorId: counselor.id })).rejects.toMatchObject({
    code: 'CONSENT_REQUIRED',
  });
  await user.consent();
  expect(await user.get('/me')).toMatchObject({ consented: true });
});

it('shows a counselor online as soon as he says so', async () => {
  counselorChat = await counselor.chat();
  const online = await admin.get<{ pricePerMinute: number; commissionBps: number }>(
    `/admin/counselors/${counselor.id}`,
  );
  terms = online;
  earnedBefore = await counselor.get('/counselor/earnings');

  await counselorChat.request('presence.set', { status: 'online' });
  const card = await until('the counselor is listed online', async () => {
    const { items } = await user.get<{ items: { id: string; pricePerMinute: number }[] }>('/counselors?online=true');
    return items.find(({ id }) => id === counselor.id);
  });
  expect(card.pricePerMinute).toBe(terms.pricePerMinute);
  expect(terms.pricePerMinute).toBeGreaterThan(0);
});

it('offers nothing to an empty wallet', async () => {
  await expect(userChat.request('session.request', { counselorId: counselor.id })).rejects.toMatchObject({
    code: 'INSUFFICIENT_BALANCE',
  });
});

it('books nothing of a payment that fails', async () => {
  const paymentId = await user.topUp(TOP_UP, 'fail');
  await until('the payment has failed', async () => {
    const { state } = await user.get<{ state: string }>(`/payments/${paymentId}`);
    return state === 'failed';
  });
  expect(await wallet()).toMatchObject({ cash: 0, bonus: 0, held: 0 });
});

it('books a payment once', async () => {
  const paymentId = await user.topUp(TOP_UP);
  await until('the payment is booked', async () => {
    const { state } = await user.get<{ state: string }>(`/payments/${paymentId}`);
    return state === 'paid';
  });
  expect(await wallet()).toMatchObject({ cash: TOP_UP, bonus: 0, held: 0, available: TOP_UP });
});

it('brings a request to the counselor, and both into a running session when he accepts', async () => {
  const offers: ServerPayload<'session.offer'>[] = [];
  counselorChat.onServer('session.offer', (offer) => offers.push(offer));
  const requested = await userChat.request('session.request', { counselorId: counselor.id });
  ({ sessionId, conversationId } = requested);

  const offer = await until('the offer', () => offers.find((one) => one.session.sessionId === sessionId));
  expect(offer.userName).toBe('林小满');
  await counselorChat.request('session.accept', { sessionId });

  const running = await until('the session runs', async () => {
    const now = await session();
    return now.state === 'active' && now;
  });
  expect(running).toMatchObject({ userId: user.id, counselorId: counselor.id, pricePerMinute: terms.pricePerMinute });
});

it('carries what both write, in one order', async () => {
  userSide = userChat.openConversation(conversationId);
  counselorSide = counselorChat.openConversation(conversationId);
  const said = ['你好，我最近睡不好', '昨晚梦见一头鲸鱼'];
  const answered = ['你好，我在听', '梦里的鲸鱼让你有什么感觉？'];
  for (const [index, text] of said.entries()) {
    userSide.send({ type: 'text', content: { text } });
    await until(`the counselor reads ${text}`, () => texts(counselorSide.entries).includes(text));
    const answer = answered[index] ?? '';
    counselorSide.send({ type: 'text', content: { text: answer } });
    await until(`the user reads ${answer}`, () => texts(userSide.entries).includes(answer));
  }

  expect(texts(userSide.entries)).toEqual([said[0], answered[0], said[1], answered[1]]);
  await until('both are at the same head', () => userSide.entries.length === counselorSide.entries.length);
  expect(userSide.entries.map(({ seq }) => seq)).toEqual(userSide.entries.map((_, index) => index + 1));
  expect(counselorSide.entries.map(({ messageId }) => messageId)).toEqual(
    userSide.entries.map(({ messageId }) => messageId),
  );
});

it('brings a picture to the peer, with a thumbnail', async () => {
  const picture = aPicture(1600, 900);
  const name = '窗外.png';
  const ticket = await user.post<{ object: { id: string }; url: string; headers: Record<string, string> }>('/uploads', {
    conversationId,
    name,
    size: picture.length,
    mime: 'image/png',
  });
  const objectId = ticket.object.id;
  const put = await call(fleet.url, { method: 'PUT', path: ticket.url, body: picture, headers: ticket.headers });
  expect(put.status).toBeLessThan(300);
  await user.post(`/uploads/${objectId}/complete`);
  userSide.send({ type: 'image', content: { objectId, name, size: picture.length, mime: 'image/png' } });

  const image = await until('the counselor gets the picture', () =>
    counselorSide.entries.find(({ type }) => type === 'image'),
  );
  expect(image.content).toMatchObject({ objectId, name });
  const link = await until('the thumbnail is made', async () => {
    const reply = await counselor.call('GET', `/media/${objectId}/url?variant=thumbnail`);
    return reply.status === 200 && (reply.body as { url: string });
  });
  const thumbnail = await fetch(new URL(link.url, fleet.url));
  expect(thumbnail.status).toBe(200);
  expect(thumbnail.headers.get('content-type')).toMatch(/^image\//);
  const bytes = (await thumbnail.arrayBuffer()).byteLength;
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThan(picture.length);

  const original = await counselor.get<{ url: string }>(`/media/${objectId}/url`);
  const whole = await fetch(new URL(original.url, fleet.url));
  expect(Buffer.from(await whole.arrayBuffer()).equals(picture)).toBe(true);
  expect((await admin.call('GET', `/media/${objectId}/url`)).status).toBe(403);
});

it('shows staff a sensitive word within 2 s', async () => {
  const before = live.notices.length;
  userSide.send({ type: 'text', content: { text: '有时候我觉得不想活了' } });
  await until('the message is in the log', () => userSide.pending.length === 0);
  const sentAt = Date.now();

  const notice = await until('the alert on the page', () =>
    live.notices.slice(before).find(({ type, data }) => type === 'alert' && data['conversationId'] === conversationId),
  );
  expect(notice.at - sentAt).toBeLessThan(2000);
  expect(notice.data).toMatchObject({ rule: 'self-harm', level: 3, seq: userSide.entries.at(-1)?.seq });
  const { items } = await admin.get<{ items: unknown[] }>(`/admin/alerts?conversationId=${conversationId}`);
  expect(items).toEqual([
    expect.objectContaining({ id: notice.data['alertId'], rule: 'self-harm', level: 3, state: 'open' }),
  ]);
  expect(live.notices.some(({ type }) => type === 'numbers')).toBe(true);
});

it('charges the started minute from what is held', async () => {
  const price = terms.pricePerMinute;
  await until('the first minute is charged', async () => (await session()).minutesCharged === 1);
  expect(await session()).toMatchObject({ minutesCharged: 1, charged: price });
  expect(await wallet()).toMatchObject({ cash: TOP_UP - HELD_MINUTES * price, held: (HELD_MINUTES - 1) * price });
});

it('gives back the rest when the session ends, and shares the minute to the fen', async () => {
  const price = terms.pricePerMinute;
  await userChat.request('session.end', { sessionId });
  await until('the session is settled', async () => (await session()).state === 'settled');

  const commission = Math.floor((price * terms.commissionBps) / 10_000);
  expect(await wallet()).toMatchObject({ cash: TOP_UP - price, bonus: 0, held: 0 });
  expect(await counselor.get('/counselor/earnings')).toMatchObject({
    pending: earnedBefore.pending + price - commission,
  });
  expect(await user.get(`/sessions/${sessionId}/bill`)).toMatchObject({
    lines: [{ minute: 1, billable: true, reason: 'started', amount: price }],
    totals: { minutes: 1, charged: price, settled: true, commission: null },
  });
  expect(await counselor.get(`/sessions/${sessionId}/bill`)).toMatchObject({
    totals: { charged: price, commission, net: price - commission },
  });

  const booked = await journals();
  expect(booked.map(({ kind, amount }) => `${kind} ${amount}`).sort(compare)).toEqual([
    `session_hold ${HELD_MINUTES * price}`,
    `session_minute ${price}`,
    `session_release ${(HELD_MINUTES - 1) * price}`,
  ]);
  const minute = booked.find(({ kind }) => kind === 'session_minute');
  expect(minute?.postings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ account: `hold:${sessionId}:cash`, side: 'debit', amount: price }),
      expect.objectContaining({
        account: `counselor:${counselor.id}:pending`,
        side: 'credit',
        amount: price - commission,
      }),
      expect.objectContaining({ account: 'commission', side: 'credit', amount: commission }),
    ]),
  );
  expect(minute?.postings).toHaveLength(3);
});

it('takes one review of it', async () => {
  const text = '她很耐心';
  await user.post(`/sessions/${sessionId}/review`, { rating: 5, text });
  const again = await user.call('POST', `/sessions/${sessionId}/review`, { rating: 1 });
  expect([again.status, again.body]).toEqual([409, expect.objectContaining({ code: 'ALREADY_REVIEWED' })]);

  const { items } = await user.get<{ items: unknown[] }>(`/counselors/${counselor.id}/reviews`);
  expect(items).toContainEqual(expect.objectContaining({ rating: 5, text, authorName: expect.stringMatching(/^林/) }));
});

it('shows staff the session and its record, and writes down who read it', async () => {
  const shown = await admin.get<{ session: SessionView; history: { to: string }[] }>(`/admin/sessions/${sessionId}`);
  expect(shown.session).toMatchObject({ state: 'settled', charged: terms.pricePerMinute });
  expect(shown.history.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['offered', 'accepted', 'active', 'ended', 'settled']),
  );

  await until('the notices are in the log', () => userSide.entries.length === counselorSide.entries.length);
  const record = await admin.get<{ items: Entry[] }>(`/admin/sessions/${sessionId}/entries?from=1&to=200`);
  expect(record.items.map(({ seq }) => seq)).toEqual(record.items.map((_, index) => index + 1));
  expect(texts(record.items)).toEqual(texts(userSide.entries));
  const audit = await admin.get<{ items: { actorId: string; targetId: string }[] }>('/admin/audit?limit=100');
  expect(audit.items).toContainEqual(expect.objectContaining({ actorId: admin.id, targetId: expect.any(String) }));
});

it('finds a message in the archive by one Chinese character', async () => {
  const found = await until('the message is archived', async () => {
    const q = encodeURIComponent('鲸');
    const page = await admin.get<{ items: { content: { text: string }; sender: string; highlights: unknown[] }[] }>(
      `/archive/search?q=${q}&purpose=${encodeURIComponent('main job')}`,
    );
    return page.items.length === 2 && page.items;
  });
  expect(found.map(({ content }) => content.text)).toEqual(['梦里的鲸鱼让你有什么感觉？', '昨晚梦见一头鲸鱼']);
  expect(found.map(({ sender }) => sender)).toEqual([counselor.id, user.id]);
  expect(found.every(({ highlights }) => highlights.length === 1)).toBe(true);

  const threads = await admin.get<{ items: { conversationId: string }[] }>(`/archive/sessions?participant=${user.id}`);
  expect(threads.items.map((thread) => thread.conversationId)).toEqual([conversationId]);
});

it('leaves a ledger on which every invariant holds', async () => {
  const report = await until('all journals are sealed', async () => {
    const now = await admin.get<{ ok: boolean; results: { id: string; ok: boolean }[] }>('/admin/ledger/invariants');
    return now.results.find(({ id }) => id === 'chain')?.ok && now;
  });
  expect(report.results.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.ok).toBe(true);
});

it('was nothing that a service complained about', () => {
  expect(fleet.complaints).toEqual([]);
});
