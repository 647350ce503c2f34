import { setTimeout as sleep } from 'node:timers/promises';

import { EntriesService } from '@hearken/domain-conversations';
import { ConsumersModule, OutboxRelayModule, SweeperModule } from '@hearken/platform-messaging';
import { startNats, type TestServer } from '@hearken/platform-testing';

import { sessionsWorld, type SessionsProcess, type SessionsWorld } from './sessions.factory';

jest.setTimeout(60_000);
// Bounds of real time: a machine that was busy with something else gets another chance.
jest.retryTimes(2);

let nats: TestServer;
let world: SessionsWorld;
/** A socket process: it asks and answers, and writes presence; no timed work. */
let sockets: SessionsProcess;

const env = { SESSION_OFFER_SECONDS: '1', SESSION_QUEUE_SECONDS: '3', SESSION_REOFFER_SECONDS: '0' };

beforeAll(async () => {
  nats = await startNats();
  world = await sessionsWorld();
  sockets = await world.start({ realTime: true, role: 'hearken_realtime', env: { ...env, NATS_URL: nats.url } });
});
afterAll(async () => {
  await world.close();
  await nats.stop();
});

const aWorker = () =>
  world.start({
    realTime: true,
    env: { ...env, NATS_URL: nats.url, SERVICE_NAME: 'api' },
    imports: [SweeperModule.forRoot(), ConsumersModule.forRoot(), OutboxRelayModule],
  });

async function eventually<T>(read: () => Promise<T>, good: (value: T) => boolean, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (good(value) || Date.now() > deadline) return value;
    await sleep(50);
  }
}

describe('the worker on real time', () => {
  it('R12 works off 100 timers that were pending while no worker ran, once each and at most 2 s late', async () => {
    const setup = await world.start({ realTime: true, env: { ...env, NATS_URL: nats.url } });
    const users = await Promise.all(Array.from({ length: 100 }, () => setup.aUser({ cash: 1000 })));
    const ids = await Promise.all(
      users.map(
        async (user) => (await sockets.sessions.request(user, { topic: 'grief', product: 'perMinute' })).sessionId,
      ),
    );
    await setup.stop();
    await sleep(3000);

    const workers = [await aWorker(), await aWorker()] as const;
    const up = Date.now();
    const expired = () =>
      workers[0].unitOfWork.query<{ at: Date }>(
        `SELECT at FROM sessions.transitions WHERE session_id = ANY ($1) AND to_state = 'expired'`,
        [ids],
      );
    const rows = await eventually(expired, (found) => found.length >= 100, 10_000);
    expect(rows).toHaveLength(100);
    expect(Math.max(...rows.map(({ at }) => at.getTime())) - up).toBeLessThan(2000);
    await Promise.all(workers.map((worker) => worker.stop()));
  });

  it('offers, begins and ends a session that sockets asked for, and writes it into the conversation', async () => {
    const worker = await aWorker();
    const [user, counselor] = [await worker.aUser({ cash: 1000 }), await worker.aCounselor({ online: false })];
    const { sessionId, conversationId } = await sockets.sessions.request(user, {
      counselorId: counselor.id,
      product: 'perMinute',
    });
    worker.online.add(counselor.id);
    const state = async () => (await sockets.sessions.view(user, sessionId)).state;
    expect(await eventually(state, (now) => now === 'offered', 2000)).toBe('offered');

    await sockets.sessions.accept(counselor, sessionId);
    await sockets.attach(user.id);
    await sockets.attach(counselor.id);
    expect(await eventually(state, (now) => now === 'active', 1500)).toBe('active');

    await sleep(300);
    await sockets.lease();
    await sockets.sessions.end(user, sessionId);
    await sockets.detach(user.id);
    await sockets.detach(counselor.id);
    expect(await eventually(state, (now) => now === 'settled', 3000)).toBe('settled');
    expect(await worker.wallet(user)).toEqual({ cash: 900, bonus: 0, held: 0 });

    const notices = async () =>
      (await worker.get(EntriesService).range(user.id, conversationId, 1, 100)).map(
        ({ type, content }) => `${type} ${String(content?.['state'] ?? content?.['charged'])}`,
      );
    const expected = ['session accepted', 'session active', 'session ended', 'billing 100'];
    expect(await eventually(notices, (found) => found.length >= expected.length, 5000)).toEqual(expected);
    await worker.stop();
  });

  it('takes an offer back after its time and offers again', async () => {
    const worker = await aWorker();
    const [user, counselor] = [await worker.aUser({ cash: 1000 }), await worker.aCounselor()];
    const { sessionId } = await sockets.sessions.request(user, { counselorId: counselor.id, product: 'perMinute' });
    const offers = () =>
      worker.unitOfWork.query<{ state: string }>(
        'SELECT state FROM sessions.offers WHERE session_id = $1 ORDER BY created_at',
        [sessionId],
      );
    const found = await eventually(offers, (rows) => rows.length >= 2, 5000);
    expect(found.slice(0, 2).map(({ state }) => state)).toEqual(['expired', 'pending']);
    await worker.stop();
  });
});
