import { accountSubject, defineRequest } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { startNats, testDatabase, type TestDatabase, type TestServer } from '@hearken/platform-testing';
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';

import { NatsConnection } from '../connection/nats-connection';
import { Publisher } from '../connection/publisher';
import { Subscriptions } from '../connection/subscriptions';
import { aMessagingApp, until } from '../messaging-app.factory';
import { Answers } from './answers.decorator';
import { Requests } from './requests';

const half = defineRequest('tests', 'half', z.object({ n: z.int() }), z.object({ half: z.int() }));
const slow = defineRequest('tests', 'slow', z.object({ n: z.int() }), z.object({ n: z.int() }));
const unanswered = defineRequest('tests', 'unanswered', z.object({}), z.object({}));

@Injectable()
class Halves {
  @Answers(half)
  async halve({ n }: { n: number }): Promise<{ half: number }> {
    if (n === 13) throw new Error('secret of the house');
    if (n % 2 !== 0) throw new DomainError('CONFLICT', `${n} has no half`);
    return { half: n / 2 };
  }

  @Answers(slow)
  async wait(question: { n: number }): Promise<{ n: number }> {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return question;
  }
}

describe('core NATS', () => {
  let database: TestDatabase;
  let nats: TestServer;
  let asker: INestApplicationContext;
  let answerer: INestApplicationContext;
  let requests: Requests;

  beforeAll(async () => {
    [database, nats] = await Promise.all([testDatabase(), startNats()]);
    const addresses = { databaseUrl: database.url, natsUrl: nats.url };
    asker = await aMessagingApp(addresses);
    answerer = await aMessagingApp({ ...addresses, providers: [Halves] });
    requests = asker.get(Requests);
  });
  afterAll(async () => {
    await Promise.all([asker.close(), answerer.close()]);
    await Promise.all([database.drop(), nats.stop()]);
  });

  it('asks and is answered', async () => {
    expect(await requests.request(half, { n: 8 }, { timeoutMs: 2_000 })).toEqual({ half: 4 });
  });

  it.each([
    ['the answerer refuses', { n: 7 }, { code: 'CONFLICT', message: '7 has no half' }],
    ['the answerer breaks', { n: 13 }, { code: 'INTERNAL', message: 'the question could not be answered' }],
    ['the question has another shape', { n: 1.5 }, { code: 'VALIDATION_FAILED' }],
  ])('tells the asker the code when %s', async (_when, data, error) => {
    await expect(requests.request(half, data, { timeoutMs: 2_000 })).rejects.toMatchObject(error);
  });

  it('says UNAVAILABLE when nobody answers such questions, TIMEOUT when the answer is late', async () => {
    await expect(requests.request(unanswered, {}, { timeoutMs: 2_000 })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(requests.request(slow, { n: 1 }, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('brings frames to the account that is listened for, as bytes, and to no other', async () => {
    const mine: string[] = [];
    const stop = answerer.get(Subscriptions).onAccount('a1', (bytes) => void mine.push(Buffer.from(bytes).toString()));
    await answerer.get(NatsConnection).current?.flush();
    const frames = [{ event: 'typing' as const, data: { active: true } }];
    asker.get(Publisher).toAccounts(['a1', 'a2'], frames);
    await until(
      () => mine,
      ({ length }) => length === 1,
    );
    expect(JSON.parse(mine[0] ?? '')).toEqual(frames);
    stop();
    await answerer.get(NatsConnection).current?.flush();
    asker.get(Publisher).publish(accountSubject('a1'), frames);
    await asker.get(NatsConnection).current?.flush();
    await answerer.get(NatsConnection).current?.flush();
    expect(mine).toHaveLength(1);
  });

  it('starts without NATS, drops what is published meanwhile, and subscribes once it is there', async () => {
    const late = await startNats();
    await late.kill9();
    const app = await aMessagingApp({
      databaseUrl: database.url,
      natsUrl: late.url,
      env: { NATS_FIRST_CONNECT_WAIT_MS: '50' },
    });
    const got: string[] = [];
    app.get(Subscriptions).subscribe('hearken.rt.test', (bytes) => void got.push(Buffer.from(bytes).toString()));
    expect(() => app.get(Publisher).publish('hearken.rt.test', 'lost')).not.toThrow();
    await expect(app.get(Requests).request(half, { n: 2 }, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await late.restart();
    await until(() => app.get(NatsConnection).isConnected, Boolean);
    app.get(Publisher).publish('hearken.rt.test', 'here');
    await until(
      () => got,
      ({ length }) => length > 0,
    );
    expect(got).toEqual(['"here"']);
    await app.close();
    await late.stop();
  });
});
