import { randomUUID } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { testDatabase, testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';
import { Client } from 'pg';

import { aFundedUser, ledgerOn } from '../ledger.factory';
import type { InvariantResult } from './invariants';
import { LedgerInvariants } from './ledger-invariants.service';
import { verifyLedger } from './verify-ledger';

const broken = (results: InvariantResult[]) => results.filter(({ ok }) => !ok).map(({ id }) => id);

describe('what must always hold', () => {
  let database: TestDatabase;
  let connection: TestUnitOfWork;
  let owner: TestUnitOfWork;
  let services: ReturnType<typeof ledgerOn>;

  beforeEach(async () => {
    database = await testDatabase();
    connection = await testUnitOfWork(database.roleUrl('hearken_api'));
    owner = await testUnitOfWork(database.ownerUrl);
    services = ledgerOn(connection.unitOfWork);
  });
  afterEach(async () => {
    await connection.close();
    await owner.close();
    await database.drop();
  });

  /** As somebody would who has the owner's password and knows about the trigger. */
  const tamper = async (table: string, sql: string, params: unknown[] = []) => {
    await owner.unitOfWork.query(`ALTER TABLE ledger.${table} DISABLE TRIGGER ${table}_immutable`);
    await owner.unitOfWork.query(sql, params);
    await owner.unitOfWork.query(`ALTER TABLE ledger.${table} ENABLE TRIGGER ${table}_immutable`);
  };
  const fiveTopUps = async () => {
    for (let index = 0; index < 5; index++) await aFundedUser(services.wallets, { cash: 100 + index });
    await services.sealer.sealAll();
    return owner.unitOfWork.query<{ journal_id: string; position: string }>(
      'SELECT journal_id, position FROM ledger.seals ORDER BY position',
    );
  };

  it('holds on an empty ledger and after some traffic, sealed or not', async () => {
    expect((await services.invariants.check()).ok).toBe(true);
    await fiveTopUps();
    await aFundedUser(services.wallets, { cash: 5, bonus: 6 });
    const { ok, results } = await services.invariants.check();
    expect(results.map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I4', 'I7', 'I10', 'chain']);
    expect(ok).toBe(true);
  });

  it('seals without gaps in any number of processes, and counts each posting once', async () => {
    const seal = () => services.sealer.sealAll();
    await Promise.all([
      ...Array.from({ length: 60 }, (_, index) => aFundedUser(services.wallets, { cash: index + 1 })),
      seal(),
      seal(),
      seal(),
      seal(),
    ]);
    await Promise.all([seal(), seal()]);
    await seal();
    const rows = await owner.unitOfWork.query<{ position: string }>(
      'SELECT position FROM ledger.seals ORDER BY position',
    );
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect((await services.ledger.balances(['psp:sandbox'])).get('psp:sandbox')).toBe(-(60 * 61) / 2);
    expect((await services.invariants.check()).ok).toBe(true);
  });

  it('locates one altered posting by its position (M13)', async () => {
    const seals = await fiveTopUps();
    const { journal_id: third } = seals[2]!;
    await tamper('postings', 'UPDATE ledger.postings SET amount = amount + 1 WHERE journal_id = $1', [third]);
    const { results } = await services.invariants.check();
    expect(results.find(({ id }) => id === 'chain')!.offending).toEqual([`journal ${third} at 3: content`]);
    // Both sides were raised, so the journal still balances: only the sums and the chain can tell.
    expect(broken(results)).toEqual(['I4', 'chain']);
  });

  it('locates an alteration that also repaired the content hash (M13)', async () => {
    const seals = await fiveTopUps();
    const { journal_id: second } = seals[1]!;
    await tamper('postings', 'UPDATE ledger.postings SET amount = amount + 1 WHERE journal_id = $1', [second]);
    await tamper('journals', 'UPDATE ledger.journals SET content_hash = ledger.stored_content_hash(id) WHERE id = $1', [
      second,
    ]);
    const { results } = await services.invariants.check();
    expect(results.find(({ id }) => id === 'chain')!.offending).toEqual([`journal ${second} at 2: link`]);
  });

  it('locates a changed time, a removed journal and an unsealed one', async () => {
    const seals = await fiveTopUps();
    await tamper(
      'journals',
      `UPDATE ledger.journals SET occurred_at = occurred_at - interval '1 second' WHERE id = $1`,
      [seals[0]!.journal_id],
    );
    await tamper('seals', 'DELETE FROM ledger.seals WHERE position = 4');
    const { results } = await services.invariants.check();
    expect(results.find(({ id }) => id === 'chain')!.offending).toEqual([
      `journal ${seals[0]!.journal_id} at 1: link`,
      `journal ${seals[4]!.journal_id} at 5: gap`,
      `journal ${seals[3]!.journal_id} at no position: unsealed`,
    ]);
  });

  it('does not seal a journal that was altered before its seal', async () => {
    await aFundedUser(services.wallets, { cash: 100 });
    await tamper('postings', 'UPDATE ledger.postings SET amount = 200');
    await aFundedUser(services.wallets, { cash: 300 });
    await services.sealer.sealAll();
    expect(await owner.unitOfWork.query('SELECT position FROM ledger.seals')).toHaveLength(1);
    expect(await owner.unitOfWork.query('SELECT 1 FROM ledger.unsealed')).toHaveLength(1);
  });

  it('finds a journal out of balance, a false balance and an overdrawn account', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 100 });
    await services.sealer.sealAll();
    await tamper('postings', `UPDATE ledger.postings SET amount = 90 WHERE side = 'D'`);
    await owner.unitOfWork.query('ALTER TABLE ledger.balances DROP CONSTRAINT balances_not_overdrawn');
    await owner.unitOfWork.query('UPDATE ledger.balances SET balance = -5');
    const { results } = await services.invariants.check();
    expect(broken(results)).toEqual(['I1', 'I2', 'I3', 'I4', 'chain']);
    expect(results.find(({ id }) => id === 'I3')!.offending).toEqual([`user:${userId}:cash stands at -5`]);
  });

  it('notices when a service may change journals or a trigger is off (I7)', async () => {
    await owner.unitOfWork.query('GRANT UPDATE ON ledger.postings TO hearken_api');
    await owner.unitOfWork.query('ALTER TABLE ledger.journals DISABLE TRIGGER journals_immutable');
    const { results } = await services.invariants.check();
    expect(results.find(({ id }) => id === 'I7')!.offending).toEqual([
      'journals has no enabled trigger against change',
      'hearken_api may UPDATE ledger.postings',
    ]);
  });

  it('finds a hold that outlived its session (I3)', async () => {
    const userId = await aFundedUser(services.wallets, { cash: 500 });
    const [over, running] = [randomUUID(), randomUUID()];
    for (const sessionId of [over, running])
      await services.wallets.holdForSession({ sessionId, userId, key: 'first', amount: fen(100) });
    const invariants = new LedgerInvariants(connection.unitOfWork, {
      amongst: async (ids) => ids.filter((id) => id === over),
    });
    const { results } = await invariants.check();
    expect(results.find(({ id }) => id === 'I3')!.offending).toEqual([`session ${over} is over and still holds 100`]);
  });

  it('can be checked by an operator with a plain client, who changes nothing', async () => {
    await fiveTopUps();
    const client = new Client({ connectionString: database.roleUrl('hearken_admin') });
    await client.connect();
    const report = await verifyLedger(client);
    await client.end();
    expect(report.ok).toBe(true);
  });

  it('holds after 3000 random operations by 8 hands at once (M12)', async () => {
    const users = await Promise.all(
      Array.from({ length: 5 }, () => aFundedUser(services.wallets, { cash: 20_000, bonus: 3_000 })),
    );
    const sessions = users.flatMap((userId) =>
      Array.from({ length: 3 }, () => ({ sessionId: randomUUID(), userId, counselorId: randomUUID() })),
    );
    const outcomes = new Map<string, number>();
    const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const random = (below: number) => Math.floor(Math.random() * below);

    const act = async () => {
      const { sessionId, userId, counselorId } = sessions[random(sessions.length)]!;
      const minute = 1 + random(40);
      const operations = [
        () => services.wallets.holdForSession({ sessionId, userId, key: String(random(60)), amount: fen(400) }),
        () =>
          services.wallets.chargeMinute({
            sessionId,
            userId,
            counselorId,
            minute,
            price: fen(133),
            commissionBps: 2750,
            cumulativeBefore: fen(133 * (minute - 1)),
          }),
        () =>
          services.wallets.chargeMinute({
            sessionId,
            userId,
            counselorId,
            minute,
            price: fen(133),
            commissionBps: 2750,
            cumulativeBefore: fen(133 * (minute - 1)),
          }),
        () => services.wallets.releaseHold({ sessionId, userId, key: randomUUID() }),
        () =>
          services.wallets.topUpPaid({
            paymentId: randomUUID(),
            userId,
            provider: 'sandbox',
            amount: fen(1 + random(500)),
          }),
        () => services.sealer.sealAll(),
      ];
      await operations[random(operations.length)]!();
    };
    const hand = async () => {
      for (let index = 0; index < 375; index++) {
        try {
          await act();
          count('done');
        } catch (error) {
          count((error as { code?: string }).code ?? String(error));
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, hand));

    // Money may run out; nothing else may go wrong.
    expect([...outcomes.keys()].filter((outcome) => outcome !== 'done' && outcome !== 'INSUFFICIENT_BALANCE')).toEqual(
      [],
    );
    expect(outcomes.get('done')).toBeGreaterThan(1_000);
    expect(broken((await services.invariants.check()).results)).toEqual([]);
    await services.sealer.sealAll();
    expect(broken((await services.invariants.check()).results)).toEqual([]);
  }, 120_000);
});
