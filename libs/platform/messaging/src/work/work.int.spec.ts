import { UnitOfWork } from '@hearken/platform-database';
import { testDatabase, testNatsUrl, type TestDatabase } from '@hearken/platform-testing';
import { Injectable, type INestApplicationContext, type Type } from '@nestjs/common';

import { aMessagingApp, until } from '../messaging-app.factory';
import { Every } from './every.decorator';
import { Housekeeping } from './housekeeping';
import { Sweeps } from './sweeps.decorator';

interface Task {
  id: number;
  fails: boolean;
}

@Injectable()
class Tasks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Sweeps<Task>({
    name: 'tasks',
    claim:
      'SELECT id, fails FROM public.tasks WHERE NOT done AND due_at <= now() ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED',
    channel: 'tasks',
    concurrency: 3,
  })
  async handle({ id, fails }: Task): Promise<void> {
    await this.unitOfWork.query('INSERT INTO public.handled (id) VALUES ($1)', [id]);
    if (fails) throw new Error(`task ${id} fails`);
    await this.unitOfWork.query('UPDATE public.tasks SET done = true WHERE id = $1', [id]);
  }
}

const ticks: number[] = [];
let alone = 0;
let together = 0;

@Injectable()
class Ticker {
  @Every(50, { name: 'tick' })
  async tick(): Promise<void> {
    ticks.push(Date.now());
    if (ticks.length === 1) throw new Error('the first fails');
  }

  @Every(20, { name: 'alone', exclusive: true })
  async exclusive(): Promise<void> {
    alone += 1;
    together = Math.max(together, alone);
    await new Promise((resolve) => setTimeout(resolve, 60));
    alone -= 1;
  }
}

describe('due work', () => {
  let database: TestDatabase;
  const apps: INestApplicationContext[] = [];
  const start = async (
    providers: Type[],
    run: ('relay' | 'sweepers')[] = ['sweepers'],
    env: Record<string, string> = {},
  ) => {
    const app = await aMessagingApp({ databaseUrl: database.ownerUrl, natsUrl: testNatsUrl(), run, providers, env });
    apps.push(app);
    return app;
  };
  const count = async (app: INestApplicationContext, sql: string) =>
    Number((await app.get(UnitOfWork).query<{ count: string }>(`SELECT count(*) FROM ${sql}`))[0]?.count);

  beforeEach(async () => {
    database = await testDatabase();
    const app = await start([], []);
    await app.get(UnitOfWork).query(`
      CREATE TABLE public.tasks (id integer PRIMARY KEY, due_at timestamptz DEFAULT now(), done boolean DEFAULT false, fails boolean DEFAULT false);
      CREATE TABLE public.handled (id integer)`);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await database.drop();
  });

  it('is done once a row by two processes side by side', async () => {
    const [app] = await Promise.all([start([Tasks]), start([Tasks])]);
    await app.get(UnitOfWork).query('INSERT INTO public.tasks (id) SELECT generate_series(1, 400)');
    await until(
      () => count(app, 'public.tasks WHERE NOT done'),
      (left) => left === 0,
    );
    expect(await count(app, 'public.handled')).toBe(400);
  });

  it('goes on behind rows that fail, rolls those back and tries them again later', async () => {
    const app = await start([Tasks]);
    // More failing rows in front than are worked on at once.
    await app
      .get(UnitOfWork)
      .query('INSERT INTO public.tasks (id, fails) SELECT n, n <= 8 FROM generate_series(1, 30) n');
    await until(
      () => count(app, 'public.tasks WHERE done'),
      (done) => done === 22,
    );
    expect(await count(app, 'public.handled WHERE id <= 8')).toBe(0);
    await app.get(UnitOfWork).query('UPDATE public.tasks SET fails = false');
    await until(
      () => count(app, 'public.tasks WHERE NOT done'),
      (left) => left === 0,
    );
    expect(await count(app, 'public.handled')).toBe(30);
  });

  it('is woken by a notification long before its poll', async () => {
    const app = await start([Tasks], ['sweepers'], { DUE_WORK_POLL_MS: '60000' });
    // The first sweep and the start of LISTEN are behind us once this one is done.
    await app.get(UnitOfWork).query('INSERT INTO public.tasks (id) VALUES (1)');
    await until(
      async () => {
        await app.get(UnitOfWork).query("SELECT pg_notify('tasks', '')");
        return count(app, 'public.tasks WHERE NOT done');
      },
      (left) => left === 0,
    );
    await app
      .get(UnitOfWork)
      .query("WITH t AS (INSERT INTO public.tasks (id) VALUES (2)) SELECT pg_notify('tasks', '')");
    await until(
      () => count(app, 'public.tasks WHERE NOT done'),
      (left) => left === 0,
      3_000,
    );
  });

  it('leaves rows alone that are not due yet', async () => {
    const app = await start([Tasks]);
    await app
      .get(UnitOfWork)
      .query("INSERT INTO public.tasks (id, due_at) VALUES (1, now() + interval '1 hour'), (2, now())");
    await until(
      () => count(app, 'public.tasks WHERE done'),
      (done) => done === 1,
    );
    expect(await count(app, 'public.handled WHERE id = 1')).toBe(0);
  });

  it('ticks on after an error, and exclusive timers run in one process at a time', async () => {
    ticks.length = 0;
    await Promise.all([start([Ticker]), start([Ticker])]);
    await until(
      () => ticks,
      ({ length }) => length >= 5,
    );
    expect(together).toBe(1);
  });

  it('ends the life of inbox rows and dead letters, and of no younger ones', async () => {
    const app = await start([], ['relay'], { INBOX_LIFE_SECONDS: '3600', DEAD_LETTER_LIFE_SECONDS: '7200' });
    await app.get(UnitOfWork).query(`
      INSERT INTO messaging.inbox (consumer, event_id, received_at)
        SELECT 'c', uuidv7(), now() - make_interval(hours => h) FROM unnest(ARRAY[0, 2, 3]) h;
      INSERT INTO messaging.dead_letters (consumer, event_id, subject, key, envelope, error, attempts, failed_at)
        SELECT 'c', uuidv7(), 's', 'k', '{}', 'e', 1, now() - make_interval(hours => h) FROM unnest(ARRAY[0, 1, 3]) h`);
    await app.get(Housekeeping).sweep();
    expect(await count(app, 'messaging.inbox')).toBe(1);
    expect(await count(app, 'messaging.dead_letters')).toBe(2);
  });
});
