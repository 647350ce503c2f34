import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@hearken/platform-errors';
import { testDatabase, testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';
import { Logger } from '@nestjs/common';

jest.setTimeout(30_000);

let database: TestDatabase;
let connected: TestUnitOfWork;
let unitOfWork: TestUnitOfWork['unitOfWork'];

beforeAll(async () => {
  database = await testDatabase();
  connected = await testUnitOfWork(database.ownerUrl);
  ({ unitOfWork } = connected);
  await unitOfWork.query('CREATE TABLE public.notes (id int PRIMARY KEY, text text NOT NULL)');
});
afterAll(async () => {
  await connected.close();
  await database.drop();
});
beforeEach(() => unitOfWork.query('TRUNCATE public.notes'));

const write = (id: number, text = 'a') => unitOfWork.query('INSERT INTO public.notes VALUES ($1, $2)', [id, text]);
const ids = async () =>
  (await unitOfWork.query<{ id: number }>('SELECT id FROM public.notes ORDER BY id')).map(({ id }) => id);
const backend = async () => (await unitOfWork.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid;
const transaction = async () =>
  (await unitOfWork.query<{ id: string | null }>('SELECT txid_current_if_assigned()::text AS id'))[0]?.id;
/** Connections of this pool that still hold a transaction. */
const openTransactions = async () => {
  const rows = await unitOfWork.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );
  return rows[0]?.count;
};

describe('run', () => {
  it('commits what the work wrote and returns its result', async () => {
    const result = await unitOfWork.run(async () => {
      await write(1);
      await write(2);
      return 'done';
    });

    expect(result).toBe('done');
    expect(await ids()).toEqual([1, 2]);
  });

  it('takes everything back when the work fails, and lets the failure through', async () => {
    const refusal = new DomainError('CONFLICT', 'no');
    const unit = unitOfWork.run(async () => {
      await write(1);
      throw refusal;
    });

    await expect(unit).rejects.toBe(refusal);
    expect(await ids()).toEqual([]);
    expect(await openTransactions()).toBe(0);
  });

  it('shares one connection among everything inside', async () => {
    await unitOfWork.run(async () => {
      const pid = await backend();

      expect(await backend()).toBe(pid);
      expect(await unitOfWork.manager.query('SELECT pg_backend_pid() AS pid')).toEqual([{ pid }]);
      expect(unitOfWork.isActive).toBe(true);
    });
    expect(unitOfWork.isActive).toBe(false);
  });

  it('keeps units that run at once apart', async () => {
    const pids = await Promise.all(
      [1, 2, 3].map((id) =>
        unitOfWork.run(async () => {
          await write(id);
          await sleep(20);
          return backend();
        }),
      ),
    );

    expect(new Set(pids).size).toBe(3);
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it('uses the isolation that was asked for', async () => {
    const level = () => unitOfWork.query<{ transaction_isolation: string }>('SHOW transaction_isolation');

    for (const isolation of ['read committed', 'repeatable read', 'serializable'] as const) {
      expect(await unitOfWork.run(level, { isolation })).toEqual([{ transaction_isolation: isolation }]);
    }
  });

  it('is over for what outlives it: a timer born inside uses the pool', async () => {
    let later: Promise<unknown> | undefined;
    await unitOfWork.run(async () => {
      await write(1);
      later = sleep(50).then(async () => ({ active: unitOfWork.isActive, transaction: await transaction() }));
    });

    expect(await later).toEqual({ active: false, transaction: null });
  });

  it('returns every connection to the pool', async () => {
    // More units than the pool has connections, half of them failing.
    const units = Array.from({ length: 40 }, (_, id) =>
      unitOfWork.run(async () => {
        await write(id);
        if (id % 2) throw new Error('odd');
      }),
    );
    const outcomes = await Promise.allSettled(units);

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(await ids()).toHaveLength(20);
    const { master } = connected.dataSource.driver as unknown as { master: { totalCount: number; idleCount: number } };
    expect(master.idleCount).toBe(master.totalCount);
  });
});

describe('a nested unit', () => {
  it('joins the outer one', async () => {
    const unit = unitOfWork.run(async () => {
      const outer = await backend();
      await unitOfWork.run(async () => {
        await write(1);
        expect(await backend()).toBe(outer);
      });
      throw new Error('the outer fails after the inner');
    });

    await expect(unit).rejects.toThrow('the outer fails');
    expect(await ids()).toEqual([]);
  });

  it('refuses to run under less isolation than it asks for', async () => {
    const nested = () => unitOfWork.run(() => write(1), { isolation: 'repeatable read' });

    await expect(unitOfWork.run(nested)).rejects.toThrow(/asks for repeatable read/);
    await unitOfWork.run(nested, { isolation: 'serializable' });
    expect(await ids()).toEqual([1]);
  });

  it('does not let half of itself be committed by someone who caught its failure', async () => {
    const unit = unitOfWork.run(async () => {
      await write(1);
      await unitOfWork
        .run(async () => {
          await write(2);
          throw new DomainError('INSUFFICIENT_BALANCE', 'too little');
        })
        .catch(() => undefined);
    });

    await expect(unit).rejects.toThrow(/unitOfWork\.attempt/);
    expect(await ids()).toEqual([]);
  });

  it('does not report a commit that PostgreSQL turned into a rollback', async () => {
    const unit = unitOfWork.run(async () => {
      await write(1);
      await write(1).catch(() => undefined);
    });

    await expect(unit).rejects.toThrow(/unitOfWork\.attempt/);
    expect(await ids()).toEqual([]);
  });
});

describe('attempt', () => {
  it('may fail: what it wrote and planned is gone, the rest stays', async () => {
    const effects: string[] = [];
    await unitOfWork.run(async () => {
      await write(1);
      unitOfWork.afterCommit(() => void effects.push('outer'));
      const attempt = unitOfWork.attempt(() =>
        unitOfWork.run(async () => {
          unitOfWork.afterCommit(() => void effects.push('attempt'));
          await write(2);
          await write(1);
        }),
      );
      await expect(attempt).rejects.toMatchObject({ code: '23505' });
      await write(3);
    });

    expect(await ids()).toEqual([1, 3]);
    expect(effects).toEqual(['outer']);
  });

  it('keeps what succeeded, and is a unit of its own outside of one', async () => {
    await unitOfWork.attempt(() => write(1));
    await unitOfWork.run(() => unitOfWork.attempt(() => write(2)));

    expect(await ids()).toEqual([1, 2]);
  });
});

describe('repetition', () => {
  it('runs the whole work again after a serialization failure', async () => {
    await write(1, '0');
    // Both read before either writes: under `serializable` one of them has to start again.
    const increment = async () => {
      let attempts = 0;
      await unitOfWork.run(
        async () => {
          attempts += 1;
          const [note] = await unitOfWork.query<{ text: string }>('SELECT text FROM public.notes WHERE id = 1');
          await sleep(50);
          await unitOfWork.query('UPDATE public.notes SET text = $1 WHERE id = 1', [String(Number(note?.text) + 1)]);
        },
        { isolation: 'serializable' },
      );
      return attempts;
    };
    const attempts = await Promise.all([increment(), increment()]);

    expect(await unitOfWork.query('SELECT text FROM public.notes')).toEqual([{ text: '2' }]);
    expect(attempts[0] + attempts[1]).toBeGreaterThan(2);
  });

  it('runs the whole work again after a deadlock', async () => {
    await unitOfWork.query("INSERT INTO public.notes VALUES (1, ''), (2, '')");
    const append = (first: number, second: number) =>
      unitOfWork.run(async () => {
        for (const id of [first, second]) {
          await unitOfWork.query("UPDATE public.notes SET text = text || 'x' WHERE id = $1", [id]);
          await sleep(50);
        }
      });
    await Promise.all([append(1, 2), append(2, 1)]);

    expect(await unitOfWork.query('SELECT text FROM public.notes')).toEqual([{ text: 'xx' }, { text: 'xx' }]);
  });

  it('gives up after three repetitions', async () => {
    let attempts = 0;
    const unit = unitOfWork.run(async () => {
      attempts += 1;
      await unitOfWork.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    });

    await expect(unit).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
  });

  it('repeats the outermost, not the nested unit, and forgets the effects of failed attempts', async () => {
    let outer = 0;
    let effects = 0;
    await unitOfWork.run(async () => {
      outer += 1;
      unitOfWork.afterCommit(() => void (effects += 1));
      await unitOfWork.run(async () => {
        await write(outer);
        if (outer === 1) await unitOfWork.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$");
      });
    });

    expect({ outer, effects, ids: await ids() }).toEqual({ outer: 2, effects: 1, ids: [2] });
  });

  it('does not repeat anything else', async () => {
    let attempts = 0;
    const unit = unitOfWork.run(async () => {
      attempts += 1;
      throw new Error('a bug');
    });

    await expect(unit).rejects.toThrow('a bug');
    expect(attempts).toBe(1);
  });
});

describe('afterCommit', () => {
  it('runs after the outermost commit, in order, outside of the unit', async () => {
    const seen: unknown[] = [];
    await unitOfWork.run(async () => {
      unitOfWork.afterCommit(async () => {
        await sleep(20);
        seen.push(['first', unitOfWork.isActive, await ids()]);
      });
      await unitOfWork.run(async () => {
        await write(1);
        unitOfWork.afterCommit(() => void seen.push('nested'));
      });
      seen.push('still inside');
    });

    expect(seen).toEqual(['still inside', ['first', false, [1]], 'nested']);
  });

  it('does not run after a rollback', async () => {
    let ran = false;
    const unit = unitOfWork.run(async () => {
      unitOfWork.afterCommit(() => void (ran = true));
      throw new Error('no');
    });

    await expect(unit).rejects.toThrow('no');
    expect(ran).toBe(false);
  });

  it('runs at once outside of a unit', () => {
    let ran = false;
    unitOfWork.afterCommit(() => void (ran = true));

    expect(ran).toBe(true);
  });

  it('logs a failing effect and goes on', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    let ran = false;
    await unitOfWork.run(async () => {
      unitOfWork.afterCommit(() => Promise.reject(new Error('no listener')));
      unitOfWork.afterCommit(() => void (ran = true));
      await write(1);
    });

    expect(ran).toBe(true);
    expect(await ids()).toEqual([1]);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('no listener'), expect.anything());
    logged.mockRestore();
  });
});

describe('query', () => {
  it('uses the pool outside of a unit and sees what was committed only', async () => {
    let release = () => {};
    let written = () => {};
    const hold = new Promise<void>((resolve) => (release = resolve));
    const wrote = new Promise<void>((resolve) => (written = resolve));
    const unit = unitOfWork.run(async () => {
      await write(1);
      written();
      await hold;
    });
    await wrote;

    expect(await ids()).toEqual([]);
    release();
    await unit;
    expect(await ids()).toEqual([1]);
  });

  it.each([
    ['INSERT', "INSERT INTO public.notes VALUES (2, 'b') RETURNING id"],
    ['UPDATE', 'UPDATE public.notes SET id = 2 RETURNING id'],
    ['DELETE', 'WITH gone AS (DELETE FROM public.notes RETURNING id) SELECT id + 1 AS id FROM gone'],
  ])('returns the rows of %s … RETURNING, inside and outside', async (_what, sql) => {
    await write(1);
    const rollback = new Error('rolled back');
    await expect(
      unitOfWork.run(async () => {
        expect(await unitOfWork.query(sql)).toEqual([{ id: 2 }]);
        throw rollback;
      }),
    ).rejects.toBe(rollback);

    expect(await unitOfWork.query(sql)).toEqual([{ id: 2 }]);
  });
});

describe('when the connection breaks', () => {
  it('refuses with UNAVAILABLE, keeps nothing, and works again at once', async () => {
    const unit = unitOfWork.run(async () => {
      await write(1);
      const pid = await backend();
      const other = await testUnitOfWork(database.ownerUrl);
      await other.unitOfWork.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
      await other.close();
      await write(2);
    });

    await expect(unit).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await ids()).toEqual([]);
    await unitOfWork.run(() => write(3));
    expect(await ids()).toEqual([3]);
  });
});
