import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { AuditChainService } from '@hearken/domain-access';
import { UnitOfWork } from '@hearken/platform-database';
import { testNatsUrl, testUnitOfWork, type TestUnitOfWork } from '@hearken/platform-testing';
import type { INestApplicationContext } from '@nestjs/common';
import { decode, verify } from 'jsonwebtoken';

import { AccountsFleet, call } from './accounts-app.factory';
import { AccountsAdminModule } from './accounts-admin.module';
import { AccountsApiModule } from './accounts-api.module';
import { AccountsModule } from './accounts.module';
import { AccountsAdminService } from './accounts/accounts-admin.service';
import { currentConsents } from './consents/consent-texts';
import type { SignedInResponse, TokensResponse } from './login/login.dto';
import { PersonalFieldsService } from './identifiers/personal-fields.service';
import { RevocationsService } from './revocations/revocations.service';
import { SigningKeysService } from './signing-keys/signing-keys.service';

const PASSWORD = 'correct horse battery';
const DEAD_NATS = 'nats://127.0.0.1:1';

let fleet: AccountsFleet;
let owner: TestUnitOfWork;
let api: INestApplicationContext;
let base: string;
let serial = 0;

beforeAll(async () => {
  fleet = await AccountsFleet.start();
  owner = await testUnitOfWork(fleet.database.ownerUrl);
  const env = { NATS_URL: testNatsUrl(), LOGIN_FREE_FAILURES: '3' };
  ({ app: api, base } = await fleet.http('hearken_api', [AccountsApiModule], env));
});
afterAll(async () => {
  await owner.close();
  await fleet.stop();
});

const sql = <T>(text: string, params: unknown[] = []) => owner.unitOfWork.query<T>(text, params);
const post = <T = Record<string, unknown>>(
  path: string,
  body: unknown,
  extra: { token?: string; agent?: string } = {},
) => call<T>(`${base}${path}`, { method: 'POST', body, ...extra });
const get = <T = Record<string, unknown>>(path: string, token?: string) =>
  call<T>(`${base}${path}`, token ? { token } : {});
const freshEmail = () => `person${(serial += 1)}@example.com`;
const register = async (identifier = freshEmail(), extra: { agent?: string } = {}) => ({
  identifier,
  ...(await post<SignedInResponse>('/auth/register', { identifier, password: PASSWORD, displayName: '林晓' }, extra))
    .body,
});
const refresh = (refreshToken: string, agent?: string) =>
  post<TokensResponse & { code?: string }>('/auth/refresh', { refreshToken }, agent ? { agent } : {});

/** Waits until `check` holds; how many milliseconds it took. */
async function until(check: () => boolean | Promise<boolean>, withinMs: number): Promise<number> {
  const start = Date.now();
  while (!(await check())) {
    if (Date.now() - start > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(20);
  }
  return Date.now() - start;
}

describe('doors', () => {
  it.each([
    ['GET', '/me'],
    ['PATCH', '/me'],
    ['GET', '/me/consents'],
    ['POST', '/me/consents'],
    ['GET', '/me/logins'],
    ['DELETE', '/me/logins/01997f0e-0000-7000-8000-000000000001'],
    ['POST', '/auth/logout'],
  ])('%s %s is closed without a token', async (method, path) => {
    expect(await call(`${base}${path}`, { method })).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it.each([
    ['/auth/register', { identifier: 'no identifier', password: PASSWORD, displayName: 'x' }],
    ['/auth/register', { identifier: 'a@example.com', password: 'short', displayName: 'x' }],
    ['/auth/register', { identifier: 'a@example.com', password: PASSWORD, displayName: ' ' }],
    ['/auth/register', { identifier: 'a@example.com', password: PASSWORD, displayName: 'a\ud800b' }],
    ['/auth/register', { identifier: 'a@example.com', password: PASSWORD, displayName: 'x', roles: ['admin'] }],
    ['/auth/login', { identifier: 'a@example.com' }],
    ['/auth/refresh', { refreshToken: 7 }],
  ])('%s refuses %j', async (path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});

describe('registering', () => {
  it('opens a user account and signs it in, personal fields masked', async () => {
    const { account, tokens } = await register('Li.Hua@Example.com');
    expect(account).toMatchObject({
      displayName: '林晓',
      roles: ['user'],
      email: 'l***@example.com',
      phone: null,
      consented: false,
    });
    expect(account.permissions).toContain('chat.own.use');
    expect(await get('/me', tokens.accessToken)).toMatchObject({ status: 200, body: { id: account.id } });
  });

  it('knows one person by any spelling', async () => {
    await register('13812345678');
    const again = await post('/auth/register', {
      identifier: '+86 138-1234-5678',
      password: PASSWORD,
      displayName: 'x',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'IDENTIFIER_TAKEN' } });
  });

  it('lets one of many who come at once have the identifier', async () => {
    const body = { identifier: freshEmail(), password: PASSWORD, displayName: 'x' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => post('/auth/register', body)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('leaves no identifier, password or token readable in the database', async () => {
    const { identifier, tokens } = await register();
    const tables = await sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const dump: string[] = [];
    for (const { name } of tables) {
      const rows = await sql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      dump.push(...rows.map(({ row }) => row));
    }
    const everything = dump.join('\n');
    expect(everything).toContain('林晓');
    for (const secret of [identifier, PASSWORD, tokens.refreshToken, tokens.accessToken]) {
      expect(everything).not.toContain(secret);
      // bytea prints as hex
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('hashes passwords with argon2id, 19 MiB and two passes at least', async () => {
    const [row] = await sql<{ password_hash: string }>('SELECT password_hash FROM accounts.credentials LIMIT 1');
    const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(row?.password_hash ?? '') ?? [];
    expect(Number(m)).toBeGreaterThanOrEqual(19_456);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(Number(p)).toBe(1);
  });

  it('seals a field for its row: in another row it does not open', async () => {
    const fields = api.get(PersonalFieldsService, { strict: false });
    const sealed = await fields.seal({ kind: 'email', value: 'a@example.com' }, 'row-1');
    expect(await fields.open('email', 'row-1', sealed)).toEqual({ kind: 'email', value: 'a@example.com' });
    await expect(fields.open('email', 'row-2', sealed)).rejects.toThrow('does not open');
    await expect(fields.open('phone', 'row-1', sealed)).rejects.toThrow('does not open');
  });

  it('finds equal values by an index that does not tell e-mail from phone by accident', async () => {
    const fields = api.get(PersonalFieldsService, { strict: false });
    const index = await fields.index({ kind: 'email', value: 'a@example.com' });
    expect(await fields.index({ kind: 'email', value: 'a@example.com' })).toEqual(index);
    expect(await fields.index({ kind: 'email', value: 'b@example.com' })).not.toEqual(index);
    expect(await fields.index({ kind: 'phone', value: 'a@example.com' })).not.toEqual(index);
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown person the same', async () => {
    const { identifier } = await register();
    const wrong = await post('/auth/login', { identifier, password: 'wrong password' });
    const unknown = await post('/auth/login', { identifier: freshEmail(), password: 'wrong password' });
    const differing = { requestId: expect.any(String) as string };
    expect(wrong).toEqual({ status: 401, body: { ...unknown.body, ...differing } });
    expect(unknown.body).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('takes the right password', async () => {
    const { identifier, account } = await register();
    const answer = await post<SignedInResponse>('/auth/login', {
      identifier: identifier.toUpperCase(),
      password: PASSWORD,
    });
    expect(answer).toMatchObject({ status: 200, body: { account: { id: account.id } } });
  });

  it('slows down guessing, whether there is such an account or not, and forgives after a success', async () => {
    const { identifier } = await register();
    for (const who of [identifier, freshEmail()]) {
      for (let guess = 0; guess < 3; guess += 1) {
        expect((await post('/auth/login', { identifier: who, password: 'wrong password' })).status).toBe(401);
      }
      expect(await post('/auth/login', { identifier: who, password: PASSWORD })).toMatchObject({
        status: 429,
        body: { code: 'RATE_LIMITED' },
      });
    }
    await sleep(1_050);
    expect((await post('/auth/login', { identifier, password: PASSWORD })).status).toBe(200);
    expect((await post('/auth/login', { identifier, password: 'wrong password' })).status).toBe(401);
    expect((await post('/auth/login', { identifier, password: PASSWORD })).status).toBe(200);
  });

  it('shows where one is signed in and ends one of them, never a stranger’s', async () => {
    const mine = await register();
    const second = (
      await post<SignedInResponse>(
        '/auth/login',
        { identifier: mine.identifier, password: PASSWORD },
        { agent: 'phone' },
      )
    ).body;
    const stranger = await register();
    const list = await get<{ items: { sid: string; current: boolean; userAgent: string }[] }>(
      '/me/logins',
      mine.tokens.accessToken,
    );
    expect(list.body.items.map(({ userAgent, current }) => [userAgent, current])).toEqual([
      ['phone', false],
      ['firefox', true],
    ]);

    const { sid } = list.body.items[0] ?? { sid: '' };
    const end = (token: string) => call(`${base}/me/logins/${sid}`, { method: 'DELETE', token });
    expect(await end(stranger.tokens.accessToken)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect((await end(mine.tokens.accessToken)).status).toBe(204);
    expect(await get('/me', second.tokens.accessToken)).toMatchObject({
      status: 401,
      body: { code: 'SESSION_REVOKED' },
    });
    expect((await get('/me', mine.tokens.accessToken)).status).toBe(200);
  });
});

describe('access tokens', () => {
  it('verify with the published keys', async () => {
    const { tokens, account } = await register();
    const { body } = await get<{ keys: (JsonWebKey & { kid: string })[] }>('/auth/jwks.json');
    const kid = decode(tokens.accessToken, { complete: true })?.header.kid;
    const jwk = body.keys.find((key) => key.kid === kid);
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    expect(
      verify(tokens.accessToken, key, { algorithms: ['ES256'], issuer: 'hearken', audience: 'hearken' }),
    ).toMatchObject({ sub: account.id });
    expect(JSON.stringify(body)).not.toContain('"d"');
  });

  it('live 15 minutes', async () => {
    const { tokens } = await register();
    const { iat, exp } = decode(tokens.accessToken) as { iat: number; exp: number };
    expect(exp - iat).toBe(900);
  });

  it('of a retired key stay good, new ones carry the new key', async () => {
    const before = await register();
    const kid = await api.get(SigningKeysService, { strict: false }).rotate();
    const after = await register();
    expect(decode(after.tokens.accessToken, { complete: true })?.header.kid).toBe(kid);
    expect((await get('/me', before.tokens.accessToken)).status).toBe(200);
    expect((await get('/me', after.tokens.accessToken)).status).toBe(200);
    expect((await get<{ keys: unknown[] }>('/auth/jwks.json')).body.keys).toHaveLength(2);
  });

  it('are signed with a key of which the database has the private half sealed only', async () => {
    const rows = await sql<{ row: string }>('SELECT k::text AS row FROM accounts.signing_keys k');
    for (const { row } of rows) {
      // The head of every PKCS #8 P-256 key.
      expect(row).not.toContain('308187020100301306072a8648ce3d0201');
    }
  });
});

describe('refreshing', () => {
  it('gives new tokens for a token once', async () => {
    const { tokens, account } = await register();
    const first = await refresh(tokens.refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.refreshToken).not.toBe(tokens.refreshToken);
    expect(decode(first.body.accessToken)).toMatchObject({
      sub: account.id,
      sid: (decode(tokens.accessToken) as { sid: string }).sid,
    });
    expect((await refresh(first.body.refreshToken)).status).toBe(200);
  });

  it('serves parallel tabs of one client, each with a token of its own', async () => {
    const { tokens } = await register();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(tokens.refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(8);
    for (const { body } of answers) expect((await refresh(body.refreshToken)).status).toBe(200);
  });

  it('ends the whole sign-in when a used token comes again after the grace', async () => {
    const { tokens } = await register();
    const successor = (await refresh(tokens.refreshToken)).body;
    await sql(
      `UPDATE accounts.refresh_tokens SET rotated_at = rotated_at - interval '11 seconds' WHERE rotated_at IS NOT NULL`,
    );
    expect(await refresh(tokens.refreshToken)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_REUSED' } });
    expect(await refresh(successor.refreshToken)).toMatchObject({
      status: 401,
      body: { code: 'REFRESH_TOKEN_INVALID' },
    });
    expect(await get('/me', successor.accessToken)).toMatchObject({ status: 401, body: { code: 'SESSION_REVOKED' } });
  });

  it('ends it at once when another client comes with a used token', async () => {
    const { tokens } = await register();
    const successor = (await refresh(tokens.refreshToken)).body;
    expect(await refresh(tokens.refreshToken, 'thief')).toMatchObject({
      status: 401,
      body: { code: 'REFRESH_TOKEN_REUSED' },
    });
    expect((await refresh(successor.refreshToken)).status).toBe(401);
  });

  it('refuses expired and invented tokens', async () => {
    const { tokens, account } = await register();
    await sql(
      `UPDATE accounts.refresh_tokens SET expires_at = now() - interval '1 second'
       WHERE sid IN (SELECT id FROM accounts.login_sessions WHERE account_id = $1)`,
      [account.id],
    );
    expect(await refresh(tokens.refreshToken)).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } });
    expect(await refresh('x'.repeat(43))).toMatchObject({ status: 401, body: { code: 'REFRESH_TOKEN_INVALID' } });
  });
});

describe('what staff do, in another process', () => {
  let admin: INestApplicationContext;
  let withoutNats: INestApplicationContext;
  const actor = {
    id: '01997f0e-0000-7000-8000-00000000ad01',
    roles: ['admin' as const],
    sid: '01997f0e-0000-7000-8000-00000000ad02',
    tokenExpiresAt: 0,
  };

  beforeAll(async () => {
    admin = await fleet.context('hearken_admin', [AccountsAdminModule], { NATS_URL: testNatsUrl() });
    withoutNats = await fleet.context('hearken_realtime', [AccountsModule], { NATS_URL: DEAD_NATS });
  });

  it('logout reaches services by NATS in a second, without NATS in five', async () => {
    const { tokens } = await register();
    const { sid } = decode(tokens.accessToken) as { sid: string };
    expect((await post('/auth/logout', undefined, { token: tokens.accessToken })).status).toBe(204);
    expect(await get('/me', tokens.accessToken)).toMatchObject({ status: 401, body: { code: 'SESSION_REVOKED' } });
    const knows = (app: INestApplicationContext) => () => app.get(RevocationsService, { strict: false }).isRevoked(sid);
    await until(knows(admin), 1_000);
    await until(knows(withoutNats), 5_000);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
  });

  it('a ban ends every sign-in and keeps the person out until it is lifted', async () => {
    const { identifier, tokens, account } = await register();
    const second = (await post<SignedInResponse>('/auth/login', { identifier, password: PASSWORD })).body.tokens;
    const service = admin.get(AccountsAdminService);
    const heard: string[] = [];
    withoutNats.get(RevocationsService, { strict: false }).onRevoked(({ accountId }) => heard.push(accountId));

    const detail = await service.ban(actor, account.id, 'spam', '10.0.0.1');
    expect(detail).toMatchObject({
      account: { status: 'banned', banReason: 'spam', email: expect.stringContaining('***') as string },
      loginSessions: [],
    });
    await until(async () => (await get('/me', tokens.accessToken)).status === 401, 5_000);
    await until(async () => (await get('/me', second.accessToken)).status === 401, 5_000);
    await until(() => heard.filter((id) => id === account.id).length === 2, 5_000);
    expect((await refresh(tokens.refreshToken)).status).toBe(401);
    expect(await post('/auth/login', { identifier, password: PASSWORD })).toMatchObject({
      status: 403,
      body: { code: 'ACCOUNT_BANNED' },
    });
    expect(await post('/auth/login', { identifier, password: 'wrong password' })).toMatchObject({
      status: 401,
      body: { code: 'INVALID_CREDENTIALS' },
    });

    await service.unban(actor, account.id, null);
    expect((await post('/auth/login', { identifier, password: PASSWORD })).status).toBe(200);
    expect((await get('/me', tokens.accessToken)).status).toBe(401);
    const audit = await sql(
      'SELECT action, before, after, reason, address FROM access.audit WHERE target_id = $1 ORDER BY id',
      [account.id],
    );
    expect(audit).toEqual([
      {
        action: 'users.account.ban',
        before: { status: 'active' },
        after: { status: 'banned' },
        reason: 'spam',
        address: '10.0.0.1',
      },
      {
        action: 'users.account.unban',
        before: { status: 'banned' },
        after: { status: 'active' },
        reason: null,
        address: null,
      },
    ]);
  });

  it('refuses to ban oneself, a stranger to the system, or twice', async () => {
    const { account } = await register();
    const service = admin.get(AccountsAdminService);
    await expect(service.ban({ ...actor, id: account.id }, account.id, 'x', null)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(service.ban(actor, actor.id, 'x', null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await service.ban(actor, account.id, 'x', null);
    await expect(service.ban(actor, account.id, 'x', null)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('finds people by part of a name or the whole of an address, page by page', async () => {
    const service = admin.get(AccountsAdminService);
    const { account, identifier } = await register();
    expect((await service.list({ q: identifier, limit: 10 })).items.map(({ id }) => id)).toEqual([account.id]);
    expect((await service.list({ q: identifier.slice(0, -1), limit: 10 })).items).toEqual([]);

    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await service.list({ q: '林', role: 'user', limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const all = await sql<{ id: string }>(
      `SELECT id FROM accounts.accounts WHERE display_name LIKE '%林%' ORDER BY id DESC`,
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('is sealed into a chain that shows any change', async () => {
    const chain = api.get(AuditChainService, { strict: false });
    await chain.seal();
    const report = await chain.verify();
    expect(report).toMatchObject({ brokenAt: null, unsealed: 0 });
    expect(report.checked).toBeGreaterThan(2);
    await expect(sql(`UPDATE access.audit SET reason = 'other'`)).rejects.toThrow('append-only');
    await expect(sql('DELETE FROM access.audit')).rejects.toThrow('append-only');
    // Whoever owns the table can switch triggers off; the chain still tells.
    await sql('ALTER TABLE access.audit DISABLE TRIGGER USER');
    await sql(`UPDATE access.audit SET reason = 'other' WHERE position = 2`);
    expect(await chain.verify()).toMatchObject({ brokenAt: 2 });
  });
});

describe('consents', () => {
  const given = (version?: string) => ({
    decisions: currentConsents
      .filter(({ required }) => required)
      .map(({ purpose, version: current }) => ({ purpose, version: version ?? current, given: true })),
  });

  it('are asked for, given, and withdrawn with effect at once', async () => {
    const { tokens } = await register();
    const { accessToken: token } = tokens;
    expect((await get('/me/consents', token)).body).toMatchObject({ complete: false });
    expect((await post('/me/consents', given(), { token })).body).toMatchObject({ complete: true });
    expect((await get('/me', token)).body).toMatchObject({ consented: true });
    const { version } = currentConsents[0] ?? { version: '' };
    await post('/me/consents', { decisions: [{ purpose: 'service', version, given: false }] }, { token });
    expect((await get('/me', token)).body).toMatchObject({ consented: false });
  });

  it('to an old text are refused, and then none of the others counts', async () => {
    const { tokens } = await register();
    const body = given();
    const last = body.decisions.at(-1);
    if (last) last.version = '2020-01-01';
    expect(await post('/me/consents', body, { token: tokens.accessToken })).toMatchObject({
      status: 409,
      body: { code: 'CONSENT_OUTDATED' },
    });
    expect(
      await sql('SELECT 1 FROM accounts.consents WHERE account_id = $1', [
        (decode(tokens.accessToken) as { sub: string }).sub,
      ]),
    ).toEqual([]);
  });

  it('are never rewritten, not even by the owner of the table', async () => {
    await expect(sql(`UPDATE accounts.consents SET given = true`)).rejects.toThrow('append-only');
    await expect(api.get(UnitOfWork).query('DELETE FROM accounts.consents')).rejects.toThrow('permission denied');
  });
});

describe('least privilege', () => {
  it.each(['email_sealed', 'phone_index'])('realtime-ws cannot read %s', async (column) => {
    const other = await testUnitOfWork(fleet.database.roleUrl('hearken_realtime'));
    await expect(other.unitOfWork.query(`SELECT ${column} FROM accounts.accounts`)).rejects.toThrow(
      'permission denied',
    );
    await expect(other.unitOfWork.query('SELECT private_sealed FROM accounts.signing_keys')).rejects.toThrow(
      'permission denied',
    );
    await other.close();
  });
});
