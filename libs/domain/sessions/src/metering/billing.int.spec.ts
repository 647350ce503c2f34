import { EarningsService } from '@hearken/domain-ledger';
import type { Actor } from '@hearken/platform-auth';

import { sessionsWorld, type SessionsProcess, type SessionsWorld } from '../sessions.factory';

jest.setTimeout(60_000);

let world: SessionsWorld;
let node: SessionsProcess;

beforeAll(async () => {
  world = await sessionsWorld();
  node = await world.start();
});
afterAll(() => world.close());

const view = (actor: Actor, id: string) => node.sessions.view(actor, id);
const settled = async (actor: Actor, id: string) => {
  await node.pass(10);
  const session = await view(actor, id);
  expect(session.state).toBe('settled');
  return session;
};

describe('R15 what a session costs', () => {
  it('bills only up to the oldest heartbeat that the lease rests on', async () => {
    const { user, counselor, id } = await node.anActiveSession({ cash: 1000, price: 100 });
    world.time.now += 65_000;
    const vouched = new Date(world.time.now - 6000);
    await node.edges.lease('n1', [user.id, counselor.id], node.now(), vouched);
    await node.workOff();
    // 65 s have passed, but nobody was surely heard after 59 s.
    expect(await view(user, id)).toMatchObject({ state: 'active', charged: 100 });
    await node.sessions.end(user, id);
    await settled(user, id);
  });

  it('charges four minutes for 3 min 10 s, pays the counselor and gives the rest back', async () => {
    const { user, counselor, id } = await node.anActiveSession({ cash: 1000, price: 101 });
    await node.pass(190);
    await node.sessions.end(user, id);

    expect(await settled(user, id)).toMatchObject({ minutesCharged: 4, charged: 404, reason: 'user_ended' });
    expect(await node.wallet(user)).toEqual({ cash: 596, bonus: 0, held: 0 });
    // floor(404 · 30 %) = 121: four single floors would have been 120.
    expect(await node.get(EarningsService).earnings(counselor.id)).toMatchObject({ pending: 283 });
    const bill = await node.sessions.bill(counselor, id);
    expect(bill.totals).toEqual({
      billableSeconds: 190,
      minutes: 4,
      charged: 404,
      commission: 121,
      net: 283,
      settled: true,
    });
    expect(bill.lines.map(({ minute, reason, amount }) => [minute, reason, amount])).toEqual(
      [1, 2, 3, 4].map((minute) => [minute, 'started', 101]),
    );
    expect((await node.sessions.bill(user, id)).totals).toMatchObject({ commission: null, net: null });
    expect(await node.ledgerIsSound()).toBe(true);
  });

  it('charges nothing for a session that ends in the moment it begins', async () => {
    const { user, id } = await node.anActiveSession({ cash: 1000 });
    await node.sessions.end(user, id);

    expect(await settled(user, id)).toMatchObject({ minutesCharged: 0, charged: 0 });
    expect(await node.wallet(user)).toEqual({ cash: 1000, bonus: 0, held: 0 });
  });

  it('warns at 5, 2 and 1 minutes, pauses at zero and ends at the paid boundary', async () => {
    const { user, id } = await node.anActiveSession({ cash: 750, price: 100 });
    await node.pass(7 * 60 - 1);
    expect(await view(user, id)).toMatchObject({ state: 'active', charged: 700 });
    await node.pass(2);
    expect(await view(user, id)).toMatchObject({ state: 'paused', reason: 'balance', charged: 700 });
    const notices = await node.unitOfWork.query<{ left: number }>(
      `SELECT (payload->>'minutesLeft')::int AS left FROM messaging.outbox WHERE key = $1 AND subject LIKE '%billing_noticed%' ORDER BY id`,
      [id],
    );
    expect(notices.map(({ left }) => left)).toEqual([5, 2, 1]);

    await node.pass(121);
    expect(await settled(user, id)).toMatchObject({ minutesCharged: 7, charged: 700, reason: 'balance_exhausted' });
    expect(await node.wallet(user)).toEqual({ cash: 50, bonus: 0, held: 0 });
    expect(await node.ledgerIsSound()).toBe(true);
  });

  it('goes on after a top-up while it is paused', async () => {
    const { user, id } = await node.anActiveSession({ cash: 100, price: 100 });
    await node.pass(61);
    await expect(node.sessions.resume(user, id)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' });
    await node.topUp(user, 500);
    expect(await node.sessions.resume(user, id)).toMatchObject({ state: 'active' });
    await node.pass(65);
    expect(await view(user, id)).toMatchObject({ state: 'active', charged: 300 });
    await node.sessions.end(user, id);
    await settled(user, id);
  });

  it('never bills the counselor’s absence, gives the hold back and goes on when he returns (R16)', async () => {
    const { user, counselor, id } = await node.anActiveSession({ cash: 1000, price: 100 });
    await node.pass(50);
    await node.detach(counselor.id);
    await node.pass(100);
    expect(await view(user, id)).toMatchObject({ state: 'paused', reason: 'counselor_absent', charged: 100 });
    expect(await node.wallet(user)).toMatchObject({ held: 0, cash: 900 });
    await node.attach(counselor.id);
    await node.pass(1);
    expect(await view(user, id)).toMatchObject({ state: 'active' });
    await node.pass(30);
    await node.sessions.end(counselor, id);

    expect(await settled(user, id)).toMatchObject({ minutesCharged: 2, charged: 200 });
    expect((await node.sessions.bill(user, id)).pauses).toEqual([
      expect.objectContaining({ reason: 'counselor_absent' }),
    ]);
    expect(await node.ledgerIsSound()).toBe(true);
  });

  it('bills a lost user for his grace and ends when he stays away (R16)', async () => {
    const { user, id } = await node.anActiveSession({ cash: 1000, price: 100 });
    await node.pass(30);
    await node.detach(user.id);
    await node.pass(61);
    expect(await view(user, id)).toMatchObject({ state: 'paused', reason: 'user_absent', charged: 200 });
    await node.pass(600);
    expect(await settled(user, id)).toMatchObject({ reason: 'user_absent', minutesCharged: 2, charged: 200 });
  });

  it('keeps running when the user returns within his grace on another node (R16)', async () => {
    const { user, id } = await node.anActiveSession({ cash: 1000, price: 100 });
    await node.pass(30);
    await node.detach(user.id, 'n1');
    await node.pass(40);
    await node.attach(user.id, 'n2');
    await node.pass(20);
    expect(await view(user, id)).toMatchObject({ state: 'active', charged: 200 });
    await node.sessions.end(user, id);
    await settled(user, id);
  });

  it('never bills a loss that our server caused, and marks it on the bill (R16)', async () => {
    const [user, counselor] = [await node.aUser({ cash: 1000 }), await node.aCounselor()];
    const { sessionId: id } = await node.sessions.request(user, { counselorId: counselor.id, product: 'perMinute' });
    await node.attach(user.id, 'dying');
    await node.attach(counselor.id, 'n1');
    await node.sessions.accept(counselor, id);
    await node.pass(50);
    node.kill('dying');
    await node.pass(40);
    await node.attach(user.id, 'n2');
    await node.pass(20);
    await node.sessions.end(user, id);

    const { charged, minutesCharged } = await settled(user, id);
    const bill = await node.sessions.bill(user, id);
    expect(bill.absences).toEqual([expect.objectContaining({ reason: 'server_lost', billable: false })]);
    // 50 s together up to the last lease, 20 s after: two started minutes, not the two that the outage would have made.
    expect(bill.totals.billableSeconds).toBe(70);
    expect({ charged, minutesCharged }).toEqual({ charged: 200, minutesCharged: 2 });
    expect(await node.ledgerIsSound()).toBe(true);
  });

  it('lets ten sessions run on one wallet without ever going below zero (M15)', async () => {
    const user = await node.aUser({ cash: 1234 });
    await node.attach(user.id);
    const counselors = await Promise.all(Array.from({ length: 10 }, () => node.aCounselor({ price: 100 })));
    for (const counselor of counselors) {
      await node.attach(counselor.id);
      const { sessionId } = await node.sessions
        .request(user, { counselorId: counselor.id, product: 'perMinute' })
        .catch(() => ({ sessionId: null }));
      if (sessionId) await node.sessions.accept(counselor, sessionId).catch(() => undefined);
    }
    await node.pass(400);
    const { cash, bonus, held } = await node.wallet(user);
    const [sum] = await node.unitOfWork.query<{ charged: string }>(
      'SELECT sum(charged) AS charged FROM sessions.sessions WHERE user_id = $1',
      [user.id],
    );
    expect(Number(sum!.charged)).toBe(1200);
    expect({ cash, bonus, held }).toEqual({ cash: 34, bonus: 0, held: 0 });
    expect(await node.ledgerIsSound()).toBe(true);
  });
});
