import type { Actor } from '@hearken/platform-auth';

import { sessionsWorld, type SessionsProcess, type SessionsWorld } from '../sessions.factory';

jest.setTimeout(60_000);

let world: SessionsWorld;
let one: SessionsProcess;
let two: SessionsProcess;

beforeAll(async () => {
  world = await sessionsWorld();
  [one, two] = [await world.start(), await world.start()];
});
beforeEach(() => {
  one.online.clear();
  two.online.clear();
});
afterAll(() => world.close());

const perMinute = { product: 'perMinute' as const };
const outcomes = async (attempts: Promise<unknown>[]) => {
  const codes = (await Promise.allSettled(attempts)).map((one) =>
    one.status === 'fulfilled' ? 'won' : String((one.reason as { code?: string }).code),
  );
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));
};
const stateOf = async (actor: Actor, id: string) => (await one.sessions.view(actor, id)).state;

describe('R13 requests', () => {
  it('needs the consent before anything else', async () => {
    // A counselor's account has consented to nothing; as a user it is like any other.
    const [stranger, counselor] = [await one.aCounselor(), await one.aCounselor()];
    await expect(one.sessions.request(stranger, { counselorId: counselor.id, ...perMinute })).rejects.toMatchObject({
      code: 'CONSENT_REQUIRED',
    });
  });

  it('needs money for a minute', async () => {
    const [user, counselor] = [await one.aUser({ cash: 99 }), await one.aCounselor({ price: 100 })];
    await expect(one.sessions.request(user, { counselorId: counselor.id, ...perMinute })).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
    });
  });

  it('refuses suspended counselors', async () => {
    const [user, counselor] = [await one.aUser({ cash: 1000 }), await one.aCounselor()];
    await one.unitOfWork.query(`UPDATE counselors.profiles SET status = 'suspended' WHERE id = $1`, [counselor.id]);
    await expect(one.sessions.request(user, { counselorId: counselor.id, ...perMinute })).rejects.toMatchObject({
      code: 'COUNSELOR_UNAVAILABLE',
    });
  });

  it('opens one session a pair, however often it is asked at once', async () => {
    const [user, counselor] = [await one.aUser({ cash: 1000 }), await one.aCounselor()];
    const asked = await outcomes(
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? one : two).sessions.request(user, { counselorId: counselor.id, ...perMinute }),
      ),
    );
    expect(asked).toEqual({ won: 1, SESSION_ALREADY_OPEN: 9 });
    const refusal = one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    const { items } = await one.sessions.list(user, { limit: 10 });
    await expect(refusal).rejects.toMatchObject({ details: { sessionId: items[0]!.sessionId } });
  });

  it('waits for a counselor who is offline, and offers as soon as he is back', async () => {
    const [user, counselor] = [await one.aUser({ cash: 1000 }), await one.aCounselor({ online: false })];
    const asked = await one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    expect(asked).toMatchObject({ state: 'queued', position: 1 });
    one.online.add(counselor.id);
    await one.match();
    expect(await stateOf(user, asked.sessionId)).toBe('offered');
  });

  it('is "not found" for others', async () => {
    const [user, counselor, other] = [await one.aUser({ cash: 1000 }), await one.aCounselor(), await one.aCounselor()];
    const { sessionId } = await one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    for (const act of ['view', 'bill', 'accept', 'decline', 'cancel', 'pause', 'resume', 'end'] as const) {
      await expect(one.sessions[act](other, sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('R13 claims', () => {
  it('gives one request to one of 50 who claim it at once', async () => {
    const counselors = await Promise.all(Array.from({ length: 50 }, () => one.aCounselor({ online: false })));
    const user = await one.aUser({ cash: 1000 });
    const { sessionId } = await one.sessions.request(user, { topic: 'anxiety', ...perMinute });
    const claims = await outcomes(
      counselors.map((counselor, i) => (i % 2 ? one : two).sessions.accept(counselor, sessionId)),
    );
    expect(claims).toEqual({ won: 1, ALREADY_TAKEN: 49 });
  });

  it('accepts once when one counselor claims 50 times', async () => {
    const [user, counselor] = [await one.aUser({ cash: 1000 }), await one.aCounselor()];
    const { sessionId } = await one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    const claims = await outcomes(
      Array.from({ length: 50 }, (_, i) => (i % 2 ? one : two).sessions.accept(counselor, sessionId)),
    );
    expect(claims).toEqual({ won: 1, ALREADY_TAKEN: 49 });
    expect(await one.wallet(user)).toEqual({ cash: 500, bonus: 0, held: 500 });
  });

  it('never gives a counselor more than his capacity', async () => {
    const counselor = await one.aCounselor({ capacity: 3, online: false });
    const users = await Promise.all(Array.from({ length: 20 }, () => one.aUser({ cash: 1000 })));
    const asked = await Promise.all(
      users.map((user) => one.sessions.request(user, { counselorId: counselor.id, ...perMinute })),
    );
    const claims = await outcomes(
      asked.map(({ sessionId }, i) => (i % 2 ? one : two).sessions.accept(counselor, sessionId)),
    );
    expect(claims).toEqual({ won: 3, CAPACITY_REACHED: 17 });
  });

  it('never offers beyond the capacity, and pulls the oldest when a place gets free', async () => {
    const counselor = await one.aCounselor({ capacity: 1 });
    const users = await Promise.all([1, 2, 3].map(() => one.aUser({ cash: 1000 })));
    const ids: string[] = [];
    for (const user of users) {
      ids.push((await one.sessions.request(user, { counselorId: counselor.id, ...perMinute })).sessionId);
      world.time.now += 10;
    }
    const states = () => Promise.all(users.map((user, i) => stateOf(user, ids[i]!)));
    expect(await states()).toEqual(['offered', 'queued', 'queued']);
    expect((await one.sessions.view(users[2]!, ids[2]!)).position).toBe(2);
    await one.sessions.accept(counselor, ids[0]!);
    await one.match();
    expect(await states()).toEqual(['accepted', 'queued', 'queued']);
    await one.sessions.end(counselor, ids[0]!);
    await one.match();
    expect((await states()).slice(1)).toEqual(['offered', 'queued']);
  });

  it('cancels a request whose user has spent his money meanwhile', async () => {
    const [user, counselor, cheaper] = [
      await one.aUser({ cash: 150 }),
      await one.aCounselor({ price: 100 }),
      await one.aCounselor({ price: 75 }),
    ];
    const { sessionId } = await one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    const other = await one.sessions.request(user, { counselorId: cheaper.id, ...perMinute });
    await one.sessions.accept(cheaper, other.sessionId);
    await expect(one.sessions.accept(counselor, sessionId)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' });
    expect(await one.sessions.view(user, sessionId)).toMatchObject({
      state: 'cancelled',
      reason: 'insufficient_balance',
    });
  });
});

describe('R13 offers', () => {
  it('ends a request for him that he declines', async () => {
    const [user, counselor] = [await one.aUser({ cash: 1000 }), await one.aCounselor()];
    const { sessionId } = await one.sessions.request(user, { counselorId: counselor.id, ...perMinute });
    expect(await one.sessions.decline(counselor, sessionId, 'busy')).toMatchObject({
      state: 'declined',
      reason: 'declined_by_counselor',
    });
    await expect(one.sessions.cancel(user, sessionId)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('moves a request for a topic on to the next who fits, when one declines or lets it lapse', async () => {
    const [first, second] = [await one.aCounselor(), await one.aCounselor()];
    const user = await one.aUser({ cash: 1000 });
    const { sessionId } = await one.sessions.request(user, { topic: 'anxiety', ...perMinute });
    const offeredTo = async () => {
      const rows = await one.unitOfWork.query<{ counselor_id: string }>(
        `SELECT counselor_id FROM sessions.offers WHERE session_id = $1 AND state = 'pending'`,
        [sessionId],
      );
      return rows[0]?.counselor_id;
    };
    const asked = (await offeredTo()) === first.id ? first : second;
    const other = asked === first ? second : first;
    await one.sessions.decline(asked, sessionId);
    await one.match();
    expect(await offeredTo()).toBe(other.id);
    await one.pass(31);
    await one.match();
    // Nobody is left to ask before the pause after a lapsed offer is over; the first has said no for good.
    expect(await stateOf(user, sessionId)).toBe('queued');
    await one.pass(60);
    await one.match();
    expect(await offeredTo()).toBe(other.id);
  });

  it('lets a request lapse that nobody takes', async () => {
    const user = await one.aUser({ cash: 1000 });
    const { sessionId } = await one.sessions.request(user, { topic: 'grief', ...perMinute });
    world.time.now += 1_801_000;
    await one.workOff();
    expect(await one.sessions.view(user, sessionId)).toMatchObject({ state: 'expired', reason: 'queue_timeout' });
  });
});

describe('R12 timers', () => {
  it('fire once each, whoever of two workers gets them', async () => {
    const users = await Promise.all(Array.from({ length: 100 }, () => one.aUser({ cash: 1000 })));
    const ids = await Promise.all(
      users.map(async (user) => (await one.sessions.request(user, { topic: 'grief', ...perMinute })).sessionId),
    );
    world.time.now += 1_801_000;
    const [byOne, byTwo] = await Promise.all([one.workOff(), two.workOff()]);
    expect(byOne + byTwo).toBeGreaterThanOrEqual(100);
    const rows = await one.unitOfWork.query<{ ends: number }>(
      `SELECT count(*)::int AS ends FROM sessions.transitions WHERE session_id = ANY ($1) AND to_state = 'expired' GROUP BY session_id`,
      [ids],
    );
    expect(rows.map(({ ends }) => ends)).toEqual(Array.from({ length: 100 }, () => 1));
    expect(await one.workOff()).toBe(0);
  });

  it('keep one history a session, gapless by version', async () => {
    const broken = await one.unitOfWork.query(
      `SELECT s.id FROM sessions.sessions s JOIN sessions.transitions t ON t.session_id = s.id
       GROUP BY s.id HAVING count(*) <> s.version OR max(t.version) <> s.version OR count(*) FILTER (WHERE t.to_state IN ('settled', 'declined', 'expired', 'cancelled')) > 1`,
    );
    expect(broken).toEqual([]);
  });
});
