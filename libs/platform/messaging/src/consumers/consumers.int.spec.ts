import { UnitOfWork } from '@hearken/platform-database';
import { startNats, testDatabase, type TestDatabase, type TestServer } from '@hearken/platform-testing';
import { Injectable, type INestApplicationContext, type Type } from '@nestjs/common';

import { NatsConnection } from '../connection/nats-connection';
import { aMessagingApp, announce, lettered, numbered, until, waiting, type Numbered } from '../messaging-app.factory';
import { Outbox } from '../outbox/outbox';
import { Consumes } from './consumes.decorator';
import { DeadLetters } from './dead-letters';

const seen: number[] = [];
const effect = (unitOfWork: UnitOfWork, n: number) =>
  unitOfWork.query('INSERT INTO public.effects (n) VALUES ($1)', [n]);

let behave: (n: number) => Promise<void> | void = () => undefined;

@Injectable()
class Recorder {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Consumes(numbered, { durable: 'recorder', maxAttempts: 4 })
  async record({ data }: Numbered): Promise<void> {
    await effect(this.unitOfWork, data.n);
    seen.push(data.n);
    await behave(data.n);
  }
}

@Injectable()
class OrderedRecorder {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Consumes(numbered, { durable: 'ordered', ordered: 'key', concurrency: 8, maxAttempts: 4 })
  async record({ data }: Numbered): Promise<void> {
    await behave(data.n);
    await effect(this.unitOfWork, data.n);
  }
}

const bystander: number[] = [];
@Injectable()
class Bystander {
  @Consumes(numbered, { durable: 'bystander', transactional: false })
  async look({ data }: Numbered): Promise<void> {
    bystander.push(data.n);
  }
}

const either: unknown[] = [];
@Injectable()
class Either {
  @Consumes([numbered, lettered], { durable: 'either', transactional: false })
  async look({ data }: { data: { n: number } | { letter: string } }): Promise<void> {
    either.push(data);
  }
}

describe('consumers', () => {
  let database: TestDatabase;
  let nats: TestServer;
  const apps: INestApplicationContext[] = [];

  const start = async (providers: Type[], run: ('relay' | 'consumers')[] = ['relay', 'consumers']) => {
    const app = await aMessagingApp({
      databaseUrl: database.ownerUrl,
      natsUrl: nats.url,
      run,
      providers,
      env: { CONSUMER_ACK_WAIT_MS: '1500' },
    });
    apps.push(app);
    return app;
  };
  const effects = async (app: INestApplicationContext) =>
    (await app.get(UnitOfWork).query<{ n: number }>('SELECT n FROM public.effects ORDER BY at')).map(({ n }) => n);
  /** What JetStream still waits for from a durable. */
  const pending = async (app: INestApplicationContext, durable: string) => {
    const info = await (await app.get(NatsConnection).jetstreamManager()).consumers.info('ORDERS', durable);
    return info.num_ack_pending + info.num_pending;
  };

  beforeEach(async () => {
    seen.length = bystander.length = either.length = 0;
    behave = () => undefined;
    [database, nats] = await Promise.all([testDatabase(), startNats()]);
    const app = await aMessagingApp({ databaseUrl: database.ownerUrl, natsUrl: nats.url });
    await app.get(UnitOfWork).query('CREATE TABLE public.effects (n integer, at bigint GENERATED ALWAYS AS IDENTITY)');
    apps.push(app);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await Promise.all([database.drop(), nats.stop()]);
  });

  it('handle each event once, each in a transaction with its inbox row', async () => {
    const app = await start([Recorder]);
    await announce(app, 'k', [1, 2, 3]);
    await until(
      () => effects(app),
      (found) => found.length === 3,
    );
    expect((await effects(app)).sort((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(await app.get(UnitOfWork).query('SELECT 1 FROM messaging.inbox')).toHaveLength(3);
    await until(
      () => pending(app, 'recorder'),
      (left) => left === 0,
    );
  });

  it('have one effect for an event that is delivered again', async () => {
    const app = await start([Recorder]);
    const connection = app.get(NatsConnection);
    const id = '01900000-0000-7000-8000-000000000001';
    const envelope = JSON.stringify({
      id,
      type: numbered.subject,
      key: 'k',
      occurredAt: '2026-01-01T00:00:00.000Z',
      data: { n: 7 },
    });
    await connection.ensureStreams();
    const client = await connection.jetstream();
    // Message ids differ, as beyond the duplicate window: the inbox alone stands between.
    for (const msgID of ['a', 'b', 'c']) await client.publish(numbered.subject, envelope, { msgID });
    await until(
      () => effects(app),
      (found) => found.length > 0,
    );
    await until(
      () => pending(app, 'recorder'),
      (left) => left === 0,
    );
    expect(await effects(app)).toEqual([7]);
  });

  it('roll back and try again after a failure', async () => {
    const app = await start([Recorder]);
    let failures = 2;
    behave = () => {
      if (failures-- > 0) throw new Error('not yet');
    };
    await announce(app, 'k', [1]);
    await until(
      () => effects(app),
      (found) => found.length > 0,
    );
    await until(
      () => pending(app, 'recorder'),
      (left) => left === 0,
    );
    expect(seen).toEqual([1, 1, 1]);
    expect(await effects(app)).toEqual([1]);
  });

  it('make a dead letter after the last attempt, whose replay reaches that consumer alone', async () => {
    const app = await start([Recorder, Bystander]);
    const letters = app.get(DeadLetters);
    behave = () => {
      throw new Error('broken');
    };
    await announce(app, 'k', [1]);
    const { items } = await until(
      () => letters.list({ limit: 10 }),
      (page) => page.items.length === 1,
    );
    expect(seen).toEqual([1, 1, 1, 1]);
    expect(await effects(app)).toEqual([]);
    expect(items[0]).toMatchObject({
      consumer: 'recorder',
      subject: numbered.subject,
      key: 'k',
      attempts: 4,
      error: 'Error: broken',
      envelope: { data: { n: 1 } },
    });
    await until(
      () => pending(app, 'recorder'),
      (left) => left === 0,
    );

    behave = () => undefined;
    await letters.replay(items[0]?.id ?? '');
    await until(
      () => effects(app),
      (found) => found.length === 1,
    );
    await until(
      () => pending(app, 'bystander'),
      (left) => left === 0,
    );
    expect(await effects(app)).toEqual([1]);
    expect(bystander).toEqual([1]);
    expect((await letters.list({ limit: 10 })).items).toEqual([]);
    await expect(letters.replay(items[0]?.id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('reopen the letter when its replay fails too', async () => {
    const app = await start([Recorder]);
    const letters = app.get(DeadLetters);
    behave = () => {
      throw new Error('broken');
    };
    await announce(app, 'k', [1]);
    const { items } = await until(
      () => letters.list({ limit: 10 }),
      (page) => page.items.length === 1,
    );
    await letters.replay(items[0]?.id ?? '');
    const again = await until(
      () => letters.list({ limit: 10 }),
      (page) => page.items.length === 1,
    );
    expect(again.items[0]).toMatchObject({ id: items[0]?.id, attempts: 8, replayedAt: null });
  });

  it('bury an event of another shape at once', async () => {
    const app = await start([Recorder]);
    await app.get(UnitOfWork).query(`SELECT messaging.add_event($1, 'k', '{"n": "one"}')`, [numbered.subject]);
    const { items } = await until(
      () => app.get(DeadLetters).list({ limit: 10 }),
      (page) => page.items.length === 1,
    );
    expect(items[0]).toMatchObject({ attempts: 1, error: expect.stringContaining('n: ') });
    expect(seen).toEqual([]);
  });

  it('refuse to replay a letter that is not there', async () => {
    const [app] = apps;
    const id = '01900000-0000-7000-8000-000000000001';
    await expect(app?.get(DeadLetters).replay(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keep the order of a key, also over failures, while other keys go on', async () => {
    const app = await start([OrderedRecorder]);
    let failures = 2;
    behave = async (n) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      if (n === 3 && failures-- > 0) throw new Error('not yet');
    };
    await announce(app, 'a', [1, 2, 3, 4, 5, 6]);
    await announce(app, 'b', [101, 102, 103]);
    const found = await until(
      () => effects(app),
      ({ length }) => length === 9,
    );
    expect(found.filter((n) => n < 100)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(found.filter((n) => n > 100)).toEqual([101, 102, 103]);
  });

  it('take several events with one method', async () => {
    const app = await start([Either]);
    await announce(app, 'k', [1]);
    await app.get(UnitOfWork).run(() => app.get(Outbox).add(lettered, 'k', { letter: 'x' }));
    await until(
      () => either,
      ({ length }) => length === 2,
    );
    expect(either).toEqual(expect.arrayContaining([{ n: 1 }, { letter: 'x' }]));
  });

  it('keep an event in hand as long as its method runs, beyond the ack wait', async () => {
    const app = await start([Recorder]);
    behave = () => new Promise((resolve) => setTimeout(resolve, 4_000));
    await announce(app, 'k', [1]);
    await until(
      () => effects(app),
      (found) => found.length === 1,
    );
    expect(seen).toEqual([1]);
  });

  it('go on after NATS was killed, and after it came back with nothing', async () => {
    const app = await start([Recorder]);
    await announce(app, 'k', [1]);
    await until(
      () => effects(app),
      (found) => found.length === 1,
    );
    await nats.kill9();
    await announce(app, 'k', [2]);
    await nats.restart();
    await until(
      () => effects(app),
      (found) => found.length === 2,
      20_000,
    );

    await (await app.get(NatsConnection).jetstreamManager()).streams.delete('ORDERS');
    await announce(app, 'k', [3]);
    await until(
      () => effects(app),
      (found) => found.length === 3,
      20_000,
    );
    expect(await waiting(app)).toBe(0);
  }, 60_000);

  it('finish what they have in hand when the application stops, and leave the rest to the next', async () => {
    const first = await start([Recorder]);
    behave = () => new Promise((resolve) => setTimeout(resolve, 300));
    await announce(
      first,
      'k',
      Array.from({ length: 12 }, (_, at) => at),
    );
    await until(
      () => seen,
      ({ length }) => length >= 2,
    );
    apps.splice(apps.indexOf(first), 1);
    await first.close();
    const [watcher] = apps as [INestApplicationContext];
    const done = await effects(watcher);
    // Whatever was begun was also committed.
    expect([...done].sort((a, b) => a - b)).toEqual([...seen].sort((a, b) => a - b));
    expect(done.length).toBeLessThan(12);
    await start([Recorder]);
    const all = await until(
      () => effects(watcher),
      ({ length }) => length >= 12,
    );
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, at) => at));
  });
});
