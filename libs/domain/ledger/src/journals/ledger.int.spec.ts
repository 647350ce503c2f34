import { randomUUID } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { testDatabase, testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';

import { chart } from '../chart/chart';
import { ledgerOn } from '../ledger.factory';
import type { NewJournal } from './journal';

const aTopUp = (user: string, amount: number, key: string = randomUUID()): NewJournal => ({
  key,
  kind: 'top_up',
  reference: { type: 'payment', id: key },
  lines: [
    { account: 'psp:sandbox', debit: fen(amount) },
    { account: `user:${user}:cash`, credit: fen(amount) },
  ],
});
const aTransfer = (from: string, to: string, amount: number, key: string = randomUUID()): NewJournal => ({
  ...aTopUp(to, amount, key),
  lines: [
    { account: `user:${from}:cash`, debit: fen(amount) },
    { account: `user:${to}:cash`, credit: fen(amount) },
  ],
});

describe('the ledger as the api role sees it', () => {
  let database: TestDatabase;
  let connection: TestUnitOfWork;
  let services: ReturnType<typeof ledgerOn>;

  beforeAll(async () => {
    database = await testDatabase();
    connection = await testUnitOfWork(database.roleUrl('hearken_api'));
    services = ledgerOn(connection.unitOfWork);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  const balance = async (name: string) => (await services.ledger.balances([name])).get(name);
  const query = <T>(sql: string, params: unknown[] = []) => connection.unitOfWork.query<T>(sql, params);

  it('has the chart of accounts that the code has', async () => {
    const rows = await query('SELECT template, kind, mode, sign FROM ledger.chart ORDER BY template');
    expect(rows).toEqual([...chart].sort((a, b) => (a.template < b.template ? -1 : 1)));
  });

  it('posts a journal and shows strict and folded balances at once', async () => {
    const user = randomUUID();
    const before = (await balance('psp:sandbox'))!;
    const { duplicate } = await services.ledger.post(aTopUp(user, 1234));
    expect(duplicate).toBe(false);
    expect(await balance(`user:${user}:cash`)).toBe(1234);
    expect(await balance('psp:sandbox')).toBe(before - 1234);
    await services.sealer.sealAll();
    expect(await balance('psp:sandbox')).toBe(before - 1234);
  });

  it('answers a repeat with the journal it made before and moves nothing (I10)', async () => {
    const user = randomUUID();
    const journal = aTopUp(user, 500);
    const first = await services.ledger.post(journal);
    expect(await services.ledger.post(journal)).toEqual({ journalId: first.journalId, duplicate: true });
    expect(await balance(`user:${user}:cash`)).toBe(500);
  });

  it('refuses the key of one journal for another (I10)', async () => {
    const user = randomUUID();
    await services.ledger.post(aTopUp(user, 500, `key-${user}`));
    await expect(services.ledger.post(aTopUp(user, 501, `key-${user}`))).rejects.toMatchObject({
      code: 'LEDGER_KEY_CONFLICT',
    });
    expect(await balance(`user:${user}:cash`)).toBe(500);
  });

  it('makes one journal of 50 equal calls at once', async () => {
    const user = randomUUID();
    const journal = aTopUp(user, 700);
    const results = await Promise.all(Array.from({ length: 50 }, () => services.ledger.post(journal)));
    expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(results.map(({ journalId }) => journalId)).size).toBe(1);
    expect(await balance(`user:${user}:cash`)).toBe(700);
  });

  it('refuses to overdraw and leaves nothing behind', async () => {
    const [rich, poor] = [randomUUID(), randomUUID()];
    await services.ledger.post(aTopUp(rich, 100));
    const key = randomUUID();
    await expect(services.ledger.post(aTransfer(rich, poor, 101, key))).rejects.toMatchObject({
      code: 'LEDGER_OVERDRAWN',
    });
    expect(await balance(`user:${rich}:cash`)).toBe(100);
    expect(await services.ledger.findByKey(key)).toBeNull();
  });

  it('lets 40 withdrawals of 10 at once take exactly what is there', async () => {
    const [from, to] = [randomUUID(), randomUUID()];
    await services.ledger.post(aTopUp(from, 250));
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => services.ledger.post(aTransfer(from, to, 10))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(25);
    expect(await balance(`user:${from}:cash`)).toBe(0);
    expect(await balance(`user:${to}:cash`)).toBe(250);
  });

  it('does not deadlock when money goes round in all directions, with accounts made on the way', async () => {
    const users = Array.from({ length: 6 }, () => randomUUID());
    await Promise.all(users.map((user) => services.ledger.post(aTopUp(user, 10_000))));
    const pick = (index: number) => users[index % users.length]!;
    const moves = Array.from({ length: 200 }, (_, index) =>
      aTransfer(pick(index), index % 10 === 0 ? randomUUID() : pick(index * 5 + 1 + (index % 3)), 1 + (index % 7)),
    );
    const [{ before }] = (await query<{ before: string }>(
      'SELECT deadlocks AS before FROM pg_stat_database WHERE datname = current_database()',
    )) as [{ before: string }];
    await Promise.all(
      moves
        .filter(({ lines }) => lines[0]!.account !== lines[1]!.account)
        .map((journal) => services.ledger.post(journal)),
    );
    const [{ after }] = (await query<{ after: string }>(
      'SELECT deadlocks AS after FROM pg_stat_database WHERE datname = current_database()',
    )) as [{ after: string }];
    expect(after).toBe(before);
  });

  it('takes part in the transaction of its caller', async () => {
    const user = randomUUID();
    await expect(
      connection.unitOfWork.run(async () => {
        await services.ledger.post(aTopUp(user, 100));
        throw new Error('the business change failed');
      }),
    ).rejects.toThrow('the business change failed');
    expect(await balance(`user:${user}:cash`)).toBe(0);
  });

  it.each([
    `UPDATE ledger.postings SET amount = 1`,
    `DELETE FROM ledger.journals`,
    `TRUNCATE ledger.postings`,
    `INSERT INTO ledger.postings (journal_id, line, account_id, side, amount) VALUES (uuidv7(), 1, 1, 'C', 1)`,
    `UPDATE ledger.balances SET balance = 1000000`,
    `UPDATE ledger.folds SET balance = 1000000`,
    `DELETE FROM ledger.seals`,
    `SELECT ledger.ensure_accounts(ARRAY['commission'], 'CNY')`,
  ])('refuses a service that tries %s (M13, I7)', async (sql) => {
    await expect(query(sql)).rejects.toThrow(/permission denied/);
  });

  it.each([
    'UPDATE ledger.journals SET kind = kind',
    'DELETE FROM ledger.postings',
    'UPDATE ledger.seals SET position = position + 1',
    'TRUNCATE ledger.seals',
  ])('refuses even the owner %s (M13, I7)', async (sql) => {
    const owner = await testUnitOfWork(database.ownerUrl);
    await expect(owner.unitOfWork.query(sql)).rejects.toThrow(/append-only/);
    await owner.close();
  });

  it('refuses an unbalanced journal in the database too', async () => {
    const post = (amounts: number[]) =>
      query(
        `SELECT ledger.post($1, 'top_up', 'payment', 'x', 'CNY', NULL, now(), ARRAY['psp:sandbox', 'commission'], ARRAY['D', 'C'], $2)`,
        [randomUUID(), amounts],
      );
    await expect(post([5, 6])).rejects.toThrow(/does not balance/);
    await expect(post([-5, -5])).rejects.toThrow(/postings_amount_check/);
  });

  it('lists journals by kind, reference and account, newest first, page by page', async () => {
    const user = randomUUID();
    for (const amount of [1, 2, 3, 4, 5]) await services.ledger.post(aTopUp(user, amount));
    const first = await services.ledger.list({ account: `user:${user}:cash` }, { limit: 3 });
    const second = await services.ledger.list(
      { account: `user:${user}:cash`, kind: 'top_up' },
      { limit: 3, cursor: first.nextCursor! },
    );
    expect([...first.items, ...second.items].map(({ amount }) => amount)).toEqual([5, 4, 3, 2, 1]);
    expect(second.nextCursor).toBeNull();
    await expect(services.ledger.list({}, { limit: 3, cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  });
});
