import { randomBytes, randomUUID } from 'node:crypto';

import { fen } from '@hearken/contracts';
import { KEY_PROVIDER, KeyNotFoundError, type KeyProvider } from '@hearken/crypto';
import { LedgerApiModule, LedgerInvariants, ledgerConfig } from '@hearken/domain-ledger';
import type { RequestWithActor } from '@hearken/platform-auth';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork } from '@hearken/platform-database';
import { configureHttpApp, httpAdapter, httpConfig, HttpModule } from '@hearken/platform-http';
import { Outbox } from '@hearken/platform-messaging';
import { loggingConfig, ObservabilityModule } from '@hearken/platform-observability';
import { testDatabase, testRedisUrl, type TestDatabase } from '@hearken/platform-testing';
import { Global, Injectable, Module, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import type { PaymentNotice } from './payments/payment.rules';
import { OpenPaymentsService } from './payments/open-payments.service';
import { PaymentsAdminModule } from './payments-admin.module';
import { PaymentsApiModule } from './payments-api.module';
import { paymentsConfig } from './payments.config';
import { ProviderRegistry } from './providers/provider-registry';
import type { SandboxCallback } from './sandbox/sandbox-charge';
import { SandboxKeys } from './sandbox/sandbox-keys';
import { SandboxNotifier } from './sandbox/sandbox-notifier.service';

/** Who acts is what the test says; tokens and permissions are the business of platform-auth and its tests. */
@Injectable()
class TestActorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context
      .switchToHttp()
      .getRequest<RequestWithActor & { headers: Record<string, string | undefined> }>();
    const id = request.headers['x-test-actor'];
    if (id) request.actor = { id, roles: ['user'], sid: id, tokenExpiresAt: Date.now() + 60_000 };
    return true;
  }
}

class TestKeys implements KeyProvider {
  readonly versions = [randomBytes(32)];
  current = async () => ({ version: this.versions.length, key: this.versions.at(-1)! });
  byVersion = async (_: string, version: number) => {
    const key = this.versions[version - 1];
    if (!key) throw new KeyNotFoundError(`no version ${version}`);
    return key;
  };
}

const keys = new TestKeys();

@Global()
@Module({
  providers: [{ provide: KEY_PROVIDER, useValue: keys }, { provide: APP_GUARD, useClass: TestActorGuard }, Outbox],
  exports: [KEY_PROVIDER, Outbox],
})
class TestPlatformModule {}

class TestRootModule {}

describe('payments over HTTP, with the sandbox as the payment company', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let base: string;

  beforeAll(async () => {
    database = await testDatabase();
    const env = {
      DATABASE_URL: database.roleUrl('hearken_api'),
      REDIS_URL: testRedisUrl(),
      RATE_LIMITS: 'false',
      LOG_LEVEL: 'silent',
      PAYMENT_QUERY_SECONDS: '1',
      SANDBOX_CALLBACK_TIMEOUT_MS: '3000',
    };
    const fragments = [serviceConfig, databaseConfig, httpConfig, loggingConfig, ledgerConfig, paymentsConfig];
    const root = {
      module: TestRootModule,
      imports: [
        ConfigModule.forRoot(fragments, { env }),
        DatabaseModule.forRoot(),
        ObservabilityModule.forRoot(),
        HttpModule.forRoot(),
        TestPlatformModule,
        LedgerApiModule,
        PaymentsApiModule,
        PaymentsAdminModule,
      ],
    };
    app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter({ env }), {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    });
    configureHttpApp(app, { name: 'payments-test', prefix: 'api/v1', unprefixed: ['callbacks'] });
    await app.listen(0, '127.0.0.1');
    base = (await app.getUrl()).replace('localhost', '127.0.0.1');
    deliverTo(`${base}/callbacks/pay/sandbox`);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Where the sandbox sends its callbacks from now on. */
  const deliverTo = (url: string) => Object.assign(app.get<object>(paymentsConfig.token), { sandboxCallbackUrl: url });
  const sql = <T = Record<string, unknown>>(text: string, params: unknown[] = []) =>
    app.get(UnitOfWork).query<T>(text, params);
  const call = (method: string, path: string, { actor, ...init }: RequestInit & { actor?: string } = {}) =>
    fetch(`${base}${path}`, {
      method,
      redirect: 'manual',
      ...init,
      headers: { ...(actor ? { 'x-test-actor': actor } : {}), ...init.headers },
    });
  const json = async <T>(response: Response) => (await response.json()) as T;

  interface PaymentJson {
    id: string;
    state: string;
    payUrl: string;
    amount: number;
  }
  const requestTopUp = (actor: string, body: object, key: string = randomUUID()) =>
    call('POST', '/api/v1/wallet/top-ups', {
      actor,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    });
  const aTopUp = async (amount = 10_000, actor: string = randomUUID()) => {
    const response = await requestTopUp(actor, { amount, provider: 'sandbox', returnUrl: '/wallet?tab=1' });
    expect(response.status).toBe(201);
    return { actor, payment: await json<PaymentJson>(response) };
  };
  const stateOf = async (actor: string, id: string) =>
    (await json<PaymentJson>(await call('GET', `/api/v1/payments/${id}`, { actor }))).state;
  const cashOf = async (actor: string) =>
    (await json<{ cash: number }>(await call('GET', '/api/v1/wallet', { actor }))).cash;
  const tokenOn = async (payUrl: string) =>
    /name="token" value="([^"]+)"/.exec(await (await call('GET', payUrl)).text())?.[1] ?? '';
  const press = (payUrl: string, action: 'pay' | 'fail', token: string) =>
    call('POST', `${payUrl}/${action}`, {
      body: new URLSearchParams({ token }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  const aCallback = (paymentId: string, amount: number, more: Partial<SandboxCallback> = {}): SandboxCallback => ({
    id: randomUUID(),
    event: 'charge.paid',
    charge: { id: randomUUID(), merchantReference: paymentId, transactionId: randomUUID(), amount, currency: 'CNY' },
    ...more,
  });
  const signed = async (callback: SandboxCallback, { at = Date.now() / 1000 } = {}) => {
    const body = Buffer.from(JSON.stringify(callback));
    const [timestamp, nonce] = [String(Math.floor(at)), randomBytes(16).toString('hex')];
    const { serial, signature } = await app.get(SandboxKeys).sign(timestamp, nonce, body);
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'x-sandbox-timestamp': timestamp,
        'x-sandbox-nonce': nonce,
        'x-sandbox-serial': serial,
        'x-sandbox-signature': signature,
      },
    };
  };
  type Signed = Awaited<ReturnType<typeof signed>>;
  const post = ({ body, headers }: Signed | { body: Buffer; headers: Record<string, string> }) =>
    call('POST', '/callbacks/pay/sandbox', { body: new Uint8Array(body), headers: headers as Record<string, string> });
  const everything = async () => {
    const [row] = await sql<{ all: string }>(
      `SELECT (SELECT count(*) FROM ledger.journals) || ' ' || (SELECT count(*) FROM payments.callbacks) || ' ' || (SELECT count(*) FROM messaging.outbox) || ' ' ||
              (SELECT count(*) FROM payments.orphans) || ' ' || (SELECT string_agg(state, ',' ORDER BY id) FROM payments.payments) AS all`,
    );
    return row!.all;
  };

  it('goes from the request over the page to money in the wallet', async () => {
    const { actor, payment } = await aTopUp(12_345);
    expect(payment).toMatchObject({
      state: 'pending',
      amount: 12_345,
      payUrl: expect.stringMatching(/^\/api\/v1\/pay\/sandbox\/[0-9a-f-]{36}$/),
    });

    const page = await call('GET', payment.payUrl, { headers: { 'accept-language': 'en-GB,en' } });
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    const html = await page.text();
    expect(html).toContain('¥123.45');
    expect(html).toContain('>Pay</button>');

    const answer = await press(payment.payUrl, 'pay', await tokenOn(payment.payUrl));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/wallet?tab=1&payment=${payment.id}`]);
    expect(await stateOf(actor, payment.id)).toBe('paid');
    expect(await cashOf(actor)).toBe(12_345);
    expect(await sql('SELECT 1 FROM messaging.outbox WHERE key = $1', [payment.id])).toHaveLength(1);
    expect(await sql('SELECT 1 FROM payments.sandbox_notifications')).toHaveLength(0);
  });

  it('lets a payment fail without moving money', async () => {
    const { actor, payment } = await aTopUp();
    expect((await press(payment.payUrl, 'fail', await tokenOn(payment.payUrl))).status).toBe(303);
    expect(await stateOf(actor, payment.id)).toBe('failed');
    expect(await cashOf(actor)).toBe(0);
  });

  it('takes the token of its page once, and no other', async () => {
    const { actor, payment } = await aTopUp();
    const token = await tokenOn(payment.payUrl);
    expect((await press(payment.payUrl, 'pay', '')).status).toBe(400);
    const pressed = async (given: string) => (await press(payment.payUrl, 'pay', given)).headers.get('location');
    expect(await pressed('x'.repeat(32))).toBe(payment.payUrl);
    expect(await stateOf(actor, payment.id)).toBe('pending');
    expect(await pressed(token)).toBe(`/wallet?tab=1&payment=${payment.id}`);
    // The second click of a double click sees the page of a paid charge.
    expect(await pressed(token)).toBe(payment.payUrl);
    expect(await (await call('GET', payment.payUrl)).text()).toContain('已支付');
    expect(await cashOf(actor)).toBe(10_000);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'wallet', '/a\nb', ''])(
    'refuses to send the payer back to %j',
    async (returnUrl) => {
      const response = await requestTopUp(randomUUID(), { amount: 500, provider: 'sandbox', returnUrl });
      expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([400, 'VALIDATION_FAILED']);
    },
  );

  it.each([
    [99, 'AMOUNT_OUT_OF_RANGE'],
    [5_000_001, 'AMOUNT_OUT_OF_RANGE'],
    [100.5, 'VALIDATION_FAILED'],
    [-100, 'AMOUNT_OUT_OF_RANGE'],
    ['100', 'VALIDATION_FAILED'],
  ])('refuses a top-up of %j fen', async (amount, code) => {
    const response = await requestTopUp(randomUUID(), { amount, provider: 'sandbox' });
    expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([400, code]);
  });

  it('refuses an unknown provider, and shows a payment to nobody else', async () => {
    expect((await requestTopUp(randomUUID(), { amount: 500, provider: 'nobody' })).status).toBe(400);
    const { payment } = await aTopUp();
    expect((await call('GET', `/api/v1/payments/${payment.id}`, { actor: randomUUID() })).status).toBe(404);
  });

  it('opens one payment for one Idempotency-Key (M6)', async () => {
    const [actor, key, body] = [randomUUID(), randomUUID(), { amount: 700, provider: 'sandbox', returnUrl: '/wallet' }];
    const replies = await Promise.all(Array.from({ length: 5 }, () => requestTopUp(actor, body, key)));
    const ids = new Set(await Promise.all(replies.map(async (reply) => (await json<PaymentJson>(reply)).id)));
    expect(ids.size).toBe(1);
    expect((await requestTopUp(actor, { ...body, amount: 701 }, key)).status).toBe(422);
    expect(await sql('SELECT 1 FROM payments.payments WHERE account_id = $1', [actor])).toHaveLength(1);
  });

  it('turns 50 identical callbacks at once into one transition, one journal and one event (M1)', async () => {
    const { actor, payment } = await aTopUp(5_000);
    const callback = await signed(aCallback(payment.id, 5_000));
    const replies = await Promise.all(Array.from({ length: 50 }, () => post(callback)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await cashOf(actor)).toBe(5_000);
    expect(await sql(`SELECT 1 FROM ledger.journals WHERE key = $1`, [`topup:${payment.id}`])).toHaveLength(1);
    expect(await sql('SELECT 1 FROM messaging.outbox WHERE key = $1', [payment.id])).toHaveLength(1);
  });

  it('does not book the same money twice when it is notified under another id', async () => {
    const { actor, payment } = await aTopUp(5_000);
    const callback = aCallback(payment.id, 5_000);
    for (const id of [callback.id, randomUUID()])
      expect((await post(await signed({ ...callback, id }))).status).toBe(200);
    expect(await cashOf(actor)).toBe(5_000);
    expect(
      await sql('SELECT 1 FROM payments.orphans WHERE transaction_id = $1', [callback.charge.transactionId]),
    ).toHaveLength(0);
  });

  const headers = (change: Record<string, string | undefined>) => (request: Signed) => ({
    ...request,
    headers: Object.fromEntries(
      Object.entries({ ...request.headers, ...change }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
  });
  it.each<[string, (request: Signed) => { body: Buffer; headers: Record<string, string> }]>([
    [
      'a changed byte of the body',
      (request) => ({ ...request, body: Buffer.from(request.body.toString().replace('4321', '4322')) }),
    ],
    ['a byte more', (request) => ({ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) })],
    [
      'another timestamp',
      (request) =>
        headers({ 'x-sandbox-timestamp': String(Number(request.headers['x-sandbox-timestamp']) + 1) })(request),
    ],
    ['another nonce', headers({ 'x-sandbox-nonce': 'ffffffffffffffff' })],
    ['a forged signature', headers({ 'x-sandbox-signature': randomBytes(64).toString('base64') })],
    ['an unknown serial', headers({ 'x-sandbox-serial': 'sandbox-99' })],
    ['a serial of another kind', headers({ 'x-sandbox-serial': 'PUB_KEY_ID_1' })],
    ...['timestamp', 'nonce', 'serial', 'signature'].map((name): [string, ReturnType<typeof headers>] => [
      `no ${name}`,
      headers({ [`x-sandbox-${name}`]: undefined }),
    ]),
  ])('refuses %s and changes nothing (M2)', async (_, forge) => {
    const { payment } = await aTopUp(4_321);
    const request = forge(await signed(aCallback(payment.id, 4_321)));
    const before = await everything();
    expect((await post(request)).status).toBe(401);
    expect(await everything()).toBe(before);
    const [refusal] = await sql('SELECT code FROM payments.callback_refusals ORDER BY id DESC LIMIT 1');
    expect(refusal).toEqual({ code: 'CALLBACK_SIGNATURE_INVALID' });
  });

  it.each([-301, 301])('refuses a callback that is %i seconds off, signed or not (M2)', async (seconds) => {
    const { actor, payment } = await aTopUp(4_321);
    const response = await post(await signed(aCallback(payment.id, 4_321), { at: Date.now() / 1000 + seconds }));
    expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([401, 'CALLBACK_STALE']);
    expect(await stateOf(actor, payment.id)).toBe('pending');
  });

  it('takes a callback that is 298 seconds old, and one signed before the keys were rotated', async () => {
    const { actor, payment } = await aTopUp(4_321);
    const old = await signed(aCallback(payment.id, 4_321), { at: Date.now() / 1000 - 298 });
    keys.versions.push(randomBytes(32));
    expect((await post(old)).status).toBe(200);
    expect(await cashOf(actor)).toBe(4_321);
  });

  it('books a wrong amount, a second payment and a stranger to orphan_payment (M3)', async () => {
    const { actor, payment } = await aTopUp(1_000);
    const orphaned = async () =>
      Number(
        (await sql<{ balance: string }>(`SELECT balance FROM ledger.current_balances WHERE name = 'orphan_payment'`))[0]
          ?.balance ?? 0,
      );
    const before = await orphaned();
    expect((await post(await signed(aCallback(payment.id, 999)))).status).toBe(200);
    expect([await orphaned(), await stateOf(actor, payment.id), await cashOf(actor)]).toEqual([
      before + 999,
      'pending',
      0,
    ]);
    await post(await signed(aCallback(payment.id, 1_000)));
    await post(await signed(aCallback(payment.id, 1_000)));
    await post(await signed(aCallback(randomUUID(), 77)));
    expect([await orphaned(), await stateOf(actor, payment.id), await cashOf(actor)]).toEqual([
      before + 999 + 1_000 + 77,
      'paid',
      1_000,
    ]);
    const whys = await sql<{ why: string }>('SELECT why FROM payments.orphans ORDER BY id DESC LIMIT 3');
    expect(whys.map(({ why }) => why)).toEqual(['unknown_payment', 'second_payment', 'wrong_amount']);
  });

  it('credits a callback that comes before the provider has answered us, and orphans one after expiry (M4)', async () => {
    const { actor, payment } = await aTopUp(600);
    await sql(`UPDATE payments.payments SET state = 'created', pay_url = NULL WHERE id = $1`, [payment.id]);
    await post(await signed(aCallback(payment.id, 600)));
    expect(await stateOf(actor, payment.id)).toBe('paid');

    const late = await aTopUp(600);
    await sql(`UPDATE payments.payments SET expires_at = now(), next_query_at = now() WHERE id = $1`, [
      late.payment.id,
    ]);
    await app.get(OpenPaymentsService).resolveDue();
    expect(await stateOf(late.actor, late.payment.id)).toBe('expired');
    expect(await tokenOn(late.payment.payUrl)).toBe('');
    await post(await signed(aCallback(late.payment.id, 600)));
    expect(await sql('SELECT why FROM payments.orphans WHERE payment_id = $1', [late.payment.id])).toEqual([
      { why: 'late_payment' },
    ]);
    expect(await cashOf(late.actor)).toBe(0);
  });

  it('finds by query what no callback told, once (M5), and repeats the callback until it is taken', async () => {
    const { actor, payment } = await aTopUp(800);
    deliverTo('http://127.0.0.1:1/nobody');
    expect((await press(payment.payUrl, 'pay', await tokenOn(payment.payUrl))).status).toBe(303);
    expect(await stateOf(actor, payment.id)).toBe('pending');

    await sql('UPDATE payments.payments SET next_query_at = now() WHERE id = $1', [payment.id]);
    await Promise.all([app.get(OpenPaymentsService).resolveDue(), app.get(OpenPaymentsService).resolveDue()]);
    expect([await stateOf(actor, payment.id), await cashOf(actor)]).toEqual(['paid', 800]);

    deliverTo(`${base}/callbacks/pay/sandbox`);
    await sql('UPDATE payments.sandbox_notifications SET next_attempt_at = now()');
    await app.get(SandboxNotifier).deliverDue();
    expect(await sql('SELECT 1 FROM payments.sandbox_notifications')).toHaveLength(0);
    expect(await cashOf(actor)).toBe(800);
  });

  it('does not call a provider inside a transaction (M19)', async () => {
    await expect(app.get(UnitOfWork).run(async () => app.get(ProviderRegistry).outside('sandbox'))).rejects.toThrow(
      /inside a transaction/,
    );
    const { payment } = await aTopUp();
    expect(await sql('SELECT call, outcome FROM payments.provider_calls WHERE payment_id = $1', [payment.id])).toEqual([
      { call: 'create', outcome: 'ok' },
    ]);
  });

  it('keeps a payment in doubt open when the provider does not answer', async () => {
    const actor = randomUUID();
    const provider = app.get(ProviderRegistry).find('sandbox');
    const fails = jest.spyOn(provider, 'createCharge').mockRejectedValueOnce(new Error('timed out'));
    expect((await requestTopUp(actor, { amount: 500, provider: 'sandbox' })).status).toBe(503);
    fails.mockRestore();
    const [row] = await sql<{ id: string; state: string }>(
      'SELECT id, state FROM payments.payments WHERE account_id = $1',
      [actor],
    );
    expect(row!.state).toBe('created');
    expect(await sql('SELECT outcome, detail FROM payments.provider_calls WHERE payment_id = $1', [row!.id])).toEqual([
      { outcome: 'failed', detail: 'timed out' },
    ]);
    // The charge was made although the answer was lost, and somebody paid it.
    const notice: PaymentNotice = {
      notificationId: `query:${randomUUID()}`,
      paymentId: row!.id,
      outcome: 'paid',
      transactionId: randomUUID(),
      amount: 500,
      currency: 'CNY',
    };
    const finds = jest.spyOn(provider, 'queryCharge').mockResolvedValueOnce(notice);
    await sql('UPDATE payments.payments SET next_query_at = now() WHERE id = $1', [row!.id]);
    await app.get(OpenPaymentsService).resolveDue();
    finds.mockRestore();
    expect(await cashOf(actor)).toBe(fen(500));
  });

  it('lists payments for finance, newest first', async () => {
    const { actor, payment } = await aTopUp(900);
    const second = await aTopUp(901, actor);
    const { items, nextCursor } = await json<{ items: PaymentJson[]; nextCursor: string | null }>(
      await call('GET', `/api/v1/payments?accountId=${actor}&limit=1`, { actor }),
    );
    expect(items.map(({ id }) => id)).toEqual([second.payment.id]);
    const next = await json<{ items: PaymentJson[] }>(
      await call('GET', `/api/v1/payments?accountId=${actor}&limit=1&cursor=${nextCursor}`, { actor }),
    );
    expect(next.items).toEqual([expect.objectContaining({ id: payment.id, accountId: actor, state: 'pending' })]);
  });

  it('leaves a ledger in which everything holds', async () => {
    expect((await app.get(LedgerInvariants, { strict: false }).check()).results.filter(({ ok }) => !ok)).toEqual([]);
  });
});
