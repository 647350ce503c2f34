import { SessionTimers } from '../session-timers';
import { sessionsWorld, type SessionsProcess, type SessionsWorld } from '../sessions.factory';

jest.setTimeout(120_000);

let world: SessionsWorld;
let survivor: SessionsProcess;
let victim: SessionsProcess;

beforeAll(async () => {
  world = await sessionsWorld();
  [survivor, victim] = [await world.start(), await world.start()];
});
afterAll(() => world.close());

const DIE = 'SELECT pg_terminate_backend(pg_backend_pid())';

/** Lets the victim's connection die before its n-th statement, or before its commit; true when it got that far. */
async function dieAt(step: number | 'commit'): Promise<boolean> {
  const { unitOfWork } = victim;
  const timers = victim.get(SessionTimers);
  const [query, work] = [unitOfWork.query.bind(unitOfWork), timers.work.bind(timers)];
  let statements = 0;
  let died = false;
  const die = async () => {
    died = true;
    await query(DIE).catch(() => undefined);
  };
  unitOfWork.query = async <T>(sql: string, params?: unknown[]) => {
    if (++statements === step) await die();
    return query<T>(sql, params);
  };
  timers.work = async (session) => {
    await work(session);
    if (step === 'commit') await die();
  };
  try {
    await victim.workOffOne().catch((error: unknown) => {
      if (!died) throw error;
    });
  } finally {
    unitOfWork.query = query;
    timers.work = work;
  }
  return died;
}

const booked = async (id: string) => {
  const [row] = await survivor.unitOfWork.query<{ minutes: number; journals: number; amount: string }>(
    `SELECT (SELECT count(*)::int FROM sessions.minutes WHERE session_id = $1::uuid) AS minutes,
            (SELECT count(*)::int FROM ledger.journals WHERE key LIKE 'chat:' || $1 || ':%') AS journals,
            (SELECT charged FROM sessions.sessions WHERE id = $1::uuid) AS amount`,
    [id],
  );
  return { minutes: row!.minutes, journals: row!.journals, amount: Number(row!.amount) };
};

/** The next minute has begun and every lease says so, but no worker has looked. */
async function nextMinute(): Promise<void> {
  world.time.now += 60_000;
  await survivor.lease();
}

describe('M14 a worker that dies while it charges', () => {
  it('loses no minute and charges none twice, at whichever statement it dies', async () => {
    const { user, id } = await survivor.anActiveSession({ cash: 100_000 });
    await survivor.pass(5);
    let minutes = 1;
    expect(await booked(id)).toEqual({ minutes, journals: minutes, amount: minutes * 100 });

    let died = true;
    for (let step = 1; died; step++) {
      // A node that leases only once a minute would count as dead; in between it leases as usual.
      for (let slice = 0; slice < 12; slice++) {
        world.time.now += 5000;
        await survivor.lease();
      }
      died = await dieAt(step);
      await survivor.workOff();
      minutes += 1;
      expect(await booked(id)).toEqual({ minutes, journals: minutes, amount: minutes * 100 });
    }
    // The loop ends with the first run that needs fewer statements: it must have died at many before.
    expect(minutes).toBeGreaterThan(10);

    await nextMinute();
    expect(await dieAt('commit')).toBe(true);
    await survivor.workOff();
    expect((await booked(id)).journals).toBe((await booked(id)).minutes);

    await survivor.sessions.end(user, id);
    await survivor.pass(10);
    const { charged } = await survivor.sessions.view(user, id);
    expect(await survivor.wallet(user)).toEqual({ cash: 100_000 - charged, bonus: 0, held: 0 });
    expect(await survivor.ledgerIsSound()).toBe(true);
  });

  it('settles once when it dies while settling', async () => {
    const { user, id } = await survivor.anActiveSession({ cash: 10_000 });
    await survivor.pass(125);
    await survivor.sessions.end(user, id);
    world.time.now += 5000;
    await survivor.lease();
    let died = true;
    for (let step = 1; died; step++) died = await dieAt(step);
    expect(await survivor.sessions.view(user, id)).toMatchObject({ state: 'settled', minutesCharged: 3, charged: 300 });
    expect(await survivor.wallet(user)).toEqual({ cash: 9700, bonus: 0, held: 0 });
    const events = await survivor.unitOfWork.query(
      `SELECT id FROM messaging.outbox WHERE key = $1 AND subject LIKE '%session_settled%'`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('shares running sessions with others without charging twice', async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => survivor.anActiveSession({ cash: 10_000 })));
    for (let second = 0; second < 130; second++) {
      world.time.now += 1000;
      if (second % 5 === 0) await survivor.lease();
      await Promise.all([survivor.workOff(), victim.workOff()]);
    }
    for (const { id } of sessions) expect(await booked(id)).toEqual({ minutes: 3, journals: 3, amount: 300 });
    expect(await survivor.ledgerIsSound()).toBe(true);
  });
});
