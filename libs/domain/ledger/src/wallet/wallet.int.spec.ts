import { randomUUID } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { testDatabase, testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';

import { aFundedUser, ledgerOn } from '../ledger.factory';
import type { MinuteCharge } from './wallet';

describe('wallets, holds and minutes', () => {
  let database: TestDatabase;
  let connection: TestUnitOfWork;
  let services: ReturnType<typeof ledgerOn>;

  beforeAll(async () => {
    database = await testDatabase();
    connection = await testUnitOfWork(database.roleUrl('hearken_realtime'));
    services = ledgerOn(connection.unitOfWork);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const hold = (userId: string, amount: number, { sessionId = randomUUID(), key = 'first' } = {}) =>
    services.wallets.holdForSession({ sessionId, userId, key, amount: fen(amount) });
  const aMinute = (
    sessionId: string,
    userId: string,
    minute: number,
    more: Partial<MinuteCharge> = {},
  ): MinuteCharge => ({
    sessionId,
    userId,
    counselorId: randomUUID(),
    minute,
    price: fen(199),
    commissionBps: 3000,
    cumulativeBefore: fen(199 * (minute - 1)),
    ...more,
  });

  it('holds bonus first and shows what is held', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000, bonus: 300 });
    expect(await hold(userId, 500)).toEqual({ bonus: 300, cash: 200 });
    expect(await services.wallets.wallet(userId)).toEqual({ cash: 800, bonus: 0, held: 500 });
  });

  it('refuses a hold that is a fen too large and lets the caller go on in his transaction', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 499 });
    const sessionId = randomUUID();
    await connection.unitOfWork.run(async () => {
      await expect(hold(userId, 500, { sessionId })).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' });
      await hold(userId, 499, { sessionId });
    });
    expect(await services.wallets.held(sessionId)).toEqual({ cash: 499, bonus: 0 });
  });

  it('answers the same hold again with the same split, whatever happened to the wallet since', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000, bonus: 100 });
    const sessionId = randomUUID();
    const first = await hold(userId, 200, { sessionId });
    await services.wallets.grantBonus({ key: randomUUID(), userId, amount: fen(500) });
    expect(await hold(userId, 200, { sessionId })).toEqual(first);
    await expect(hold(userId, 201, { sessionId })).rejects.toMatchObject({ code: 'LEDGER_KEY_CONFLICT' });
    expect((await services.wallets.wallet(userId)).held).toBe(200);
  });

  it('gives nobody the hold of somebody else', async () => {
    const [one, other] = [
      await aFundedUser(services.wallets, { cash: 500 }),
      await aFundedUser(services.wallets, { cash: 500 }),
    ];
    const sessionId = randomUUID();
    await hold(one, 100, { sessionId });
    await expect(hold(other, 100, { sessionId, key: 'second' })).rejects.toMatchObject({ code: 'LEDGER_KEY_CONFLICT' });
    await expect(services.wallets.releaseHold({ sessionId, userId: other, key: 'end' })).rejects.toMatchObject({
      code: 'LEDGER_KEY_CONFLICT',
    });
  });

  it('never takes a wallet below zero with 10 sessions at once (M15)', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 700, bonus: 50 });
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => hold(userId, 100)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.every(({ reason }) => (reason as { code: string }).code === 'INSUFFICIENT_BALANCE')).toBe(true);
    expect(await services.wallets.wallet(userId)).toEqual({ cash: 50, bonus: 0, held: 700 });
  });

  it('moves minutes from the hold to counselor and operator and the rest back, to the fen', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000, bonus: 300 });
    const [sessionId, counselorId] = [randomUUID(), randomUUID()];
    await hold(userId, 995, { sessionId });
    const charged = [];
    for (const minute of [1, 2, 3])
      charged.push(await services.wallets.chargeMinute(aMinute(sessionId, userId, minute, { counselorId })));
    // 597 fen in all: floor(597 · 0.3) = 179 commission.
    expect(charged.map(({ bonus, cash, commission, net }) => ({ bonus, cash, commission, net }))).toEqual([
      { bonus: 199, cash: 0, commission: 59, net: 140 },
      { bonus: 101, cash: 98, commission: 60, net: 139 },
      { bonus: 0, cash: 199, commission: 60, net: 139 },
    ]);
    expect(await services.wallets.releaseHold({ sessionId, userId, key: 'end' })).toEqual({ bonus: 0, cash: 398 });
    expect(await services.wallets.wallet(userId)).toEqual({ cash: 703, bonus: 0, held: 0 });
    expect(await services.earnings.earnings(counselorId)).toEqual({
      pending: 418,
      available: 0,
      withdrawing: 0,
      owed: 0,
    });
  });

  it('charges a minute once when 20 ticks come at once (M14)', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000 });
    const sessionId = randomUUID();
    await hold(userId, 995, { sessionId });
    const charge = aMinute(sessionId, userId, 1);
    const results = await Promise.all(Array.from({ length: 20 }, () => services.wallets.chargeMinute(charge)));
    expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(results.map(({ journalId, cash, commission }) => `${journalId} ${cash} ${commission}`)).size).toBe(
      1,
    );
    expect(await services.wallets.held(sessionId)).toEqual({ cash: 796, bonus: 0 });
  });

  it('refuses to charge a minute again at another price', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000 });
    const sessionId = randomUUID();
    await hold(userId, 995, { sessionId });
    const charge = aMinute(sessionId, userId, 1);
    await services.wallets.chargeMinute(charge);
    await expect(services.wallets.chargeMinute({ ...charge, price: fen(198) })).rejects.toMatchObject({
      code: 'LEDGER_KEY_CONFLICT',
    });
  });

  it('refuses a minute that the hold does not cover', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000 });
    const sessionId = randomUUID();
    await hold(userId, 198, { sessionId });
    await expect(services.wallets.chargeMinute(aMinute(sessionId, userId, 1))).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
    });
    expect(await services.wallets.held(sessionId)).toEqual({ cash: 198, bonus: 0 });
  });

  it('pays a crisis minute from goodwill, once, and leaves the hold alone', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000 });
    const [sessionId, counselorId] = [randomUUID(), randomUUID()];
    await hold(userId, 500, { sessionId });
    const charge = aMinute(sessionId, userId, 1, { counselorId, payer: 'goodwill' });
    await services.wallets.chargeMinute(charge);
    expect((await services.wallets.chargeMinute(charge)).duplicate).toBe(true);
    expect(await services.wallets.held(sessionId)).toEqual({ cash: 500, bonus: 0 });
    expect((await services.earnings.earnings(counselorId)).pending).toBe(140);
  });

  it('releases once, however often it is asked', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 300, bonus: 100 });
    const sessionId = randomUUID();
    await hold(userId, 150, { sessionId });
    const release = () => services.wallets.releaseHold({ sessionId, userId, key: 'end' });
    expect((await Promise.all([release(), release(), release()])).toSorted((a, b) => b.cash - a.cash)).toEqual([
      { bonus: 100, cash: 50 },
      { bonus: 0, cash: 0 },
      { bonus: 0, cash: 0 },
    ]);
    expect(await services.wallets.wallet(userId)).toEqual({ cash: 300, bonus: 100, held: 0 });
  });

  it('tells the history of a wallet, newest first, page by page, and of nobody else', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 1000, bonus: 100 });
    await aFundedUser(services.wallets, { cash: 7777 });
    const sessionId = randomUUID();
    await hold(userId, 150, { sessionId });
    await services.wallets.releaseHold({ sessionId, userId, key: 'end' });
    const first = await services.wallets.entries(userId, { limit: 3 });
    const second = await services.wallets.entries(userId, { limit: 3, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ kind, cash, bonus }) => ({ kind, cash, bonus }))).toEqual([
      { kind: 'session_release', cash: 50, bonus: 100 },
      { kind: 'session_hold', cash: -50, bonus: -100 },
      { kind: 'bonus_granted', cash: 0, bonus: 100 },
      { kind: 'top_up', cash: 1000, bonus: 0 },
    ]);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]!.reference).toEqual({ type: 'session', id: sessionId });
  });

  it('makes earnings available after their days, debts first, once', async () => {
    const api = await testUnitOfWork(database.roleUrl('hearken_api'));
    const now = ledgerOn(api.unitOfWork, { maturingDays: 0 });
    const userId = await aFundedUser(now.wallets, { cash: 2000 });
    const [due, later, counselorId] = [randomUUID(), randomUUID(), randomUUID()];
    await now.wallets.holdForSession({ sessionId: due, userId, key: 'first', amount: fen(600) });
    for (const minute of [1, 2]) await now.wallets.chargeMinute(aMinute(due, userId, minute, { counselorId }));
    await hold(userId, 600, { sessionId: later });
    await services.wallets.chargeMinute(aMinute(later, userId, 1, { counselorId }));
    await now.ledger.post({
      key: randomUUID(),
      kind: 'reversal',
      reference: { type: 'account', id: counselorId },
      lines: [
        { account: `counselor:${counselorId}:receivable`, debit: fen(79) },
        { account: `user:${userId}:cash`, credit: fen(79) },
      ],
    });

    const matured = await Promise.all([now.maturities.matureDue(), now.maturities.matureDue()]);
    expect(matured.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await now.earnings.earnings(counselorId)).toEqual({ pending: 140, available: 200, withdrawing: 0, owed: 0 });
    const { items } = await now.earnings.entries(counselorId, { limit: 10 });
    expect(items[0]).toMatchObject({ kind: 'earnings_matured', pending: -279, available: 200 });
    await api.close();
  });
});
