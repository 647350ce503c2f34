import { permissions } from '@hearken/contracts';
import {
  AuthModule,
  CurrentActor,
  GRANTS_SOURCE,
  KEYS_SOURCE,
  Public,
  RequirePermission,
  REVOCATION_SOURCE,
  SignedIn,
  type Actor,
} from '@hearken/platform-auth';
import { ConfigModule, serviceConfig } from '@hearken/platform-config';
import { DomainError, notFound } from '@hearken/platform-errors';
import { loggingConfig, ObservabilityModule } from '@hearken/platform-observability';
import { Body, Controller, Get, Global, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { z } from 'zod';

import { httpConfig } from '../http.config';
import { RateLimit } from '../rate-limit/rate-limit.decorator';
import { RateLimits } from '../rate-limit/rate-limits';
import { RateLimitGuard } from '../rate-limit/rate-limit.guard';
import { RawBody } from '../request/body.decorators';
import { Paged, Returns } from '../request/responses.decorators';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { configureHttpApp, httpAdapter } from './create-http-app';

const { privateKey, publicKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const thingSchema = z.object({ id: z.uuid(), name: z.string() });
const newThingSchema = z.strictObject({ name: z.string().min(1).max(50), amount: z.int() });
const findSchema = z.strictObject({ limit: z.coerce.number().int().max(100).default(20), word: z.string().optional() });

@Controller('things')
class ThingsController {
  @Get()
  @Public('test')
  @Paged(thingSchema)
  list(@Query({ schema: findSchema }) query: z.infer<typeof findSchema>) {
    return { items: [{ id: randomUUID(), name: typeof query.limit, secretNote: 'not for you' }], nextCursor: null };
  }

  @Get('mine')
  @SignedIn()
  @Returns(z.object({ actor: z.string() }))
  mine(@CurrentActor() actor: Actor) {
    return { actor: actor.id };
  }

  @Get('broken')
  @Public('test')
  broken() {
    throw new Error('the password is hunter2');
  }

  @Get('limited')
  @Public('test')
  @RateLimit({ key: 'address', limit: 2, windowSeconds: 3600 })
  limited() {
    return {};
  }

  @Get('busy')
  @Public('test')
  busy() {
    throw new DomainError('RATE_LIMITED', 'slowly', { retryAfterMs: 1_500 });
  }

  @Get('lying')
  @Public('test')
  @Returns(thingSchema)
  lying() {
    return { id: 'no uuid', name: 'x' };
  }

  @Get('undeclared')
  undeclared() {
    return {};
  }

  @Get('staff')
  @RequirePermission(permissions.readUsers)
  staff() {
    return { ok: true };
  }

  @Get(':id')
  @Public('test')
  one(@Param('id', { schema: z.uuid() }) id: string): never {
    throw notFound(`thing ${id}`);
  }

  @Post()
  @Public('test')
  @Returns(thingSchema, { status: 201 })
  create(@Body({ schema: newThingSchema }) body: z.infer<typeof newThingSchema>) {
    return { id: randomUUID(), name: body.name, amount: body.amount };
  }

  @Post('callback')
  @Public('test')
  callback(@RawBody() bytes: Buffer) {
    return { bytes: bytes.toString('utf8') };
  }
}

const keys = {
  publicKey: (kid: string) => (kid === 'k1' ? Promise.resolve(publicKey) : Promise.reject(new Error('unknown key'))),
};
const revoked = new Set<string>();

@Global()
@Module({
  providers: [
    { provide: KEYS_SOURCE, useValue: keys },
    { provide: REVOCATION_SOURCE, useValue: { isRevoked: (sid: string) => revoked.has(sid) } },
    {
      provide: GRANTS_SOURCE,
      useValue: { permissionsOf: (roles: string[]) => new Set(roles.includes('admin') ? [permissions.readUsers] : []) },
    },
    RateLimits,
    RateLimitGuard,
    IdempotencyInterceptor,
  ],
  exports: [KEYS_SOURCE, REVOCATION_SOURCE, GRANTS_SOURCE, RateLimitGuard, IdempotencyInterceptor],
})
class PortsModule {}

const env = { LOG_LEVEL: 'silent', HTTP_BODY_LIMIT_BYTES: '2000' };

@Module({
  imports: [
    ConfigModule.forRoot([serviceConfig, loggingConfig, httpConfig], { env }),
    ObservabilityModule.forRoot(),
    PortsModule,
    AuthModule.forRoot(),
  ],
  controllers: [ThingsController],
})
class AppModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  const bare = await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter({ env }), {
    bodyParser: false,
    logger: false,
  });
  app = configureHttpApp(bare, { name: 'test', prefix: 'api/v1', docs: 'api/v1/docs' });
  await app.listen(0, '127.0.0.1');
});

afterAll(() => app.close());

const url = async (path: string) => `${await app.getUrl()}${path}`;
async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(await url(`/api/v1${path}`), init);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : undefined,
  };
}
const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

interface TokenOptions {
  roles?: string[];
  sid?: string;
  expiresIn?: number;
  kid?: string;
  claims?: object;
}
function token({ roles = ['user'], sid = randomUUID(), expiresIn = 60, kid = 'k1', claims = {} }: TokenOptions = {}) {
  return sign(
    { sid, roles, sub: '0199aaaa-0000-7000-8000-000000000001', iss: 'hearken', aud: 'hearken', ...claims },
    privateKey,
    { algorithm: 'ES256', keyid: kid, expiresIn },
  );
}
const bearer = (raw: string): RequestInit => ({ headers: { authorization: `Bearer ${raw}` } });

describe('what goes in', () => {
  it('coerces a query and fills its defaults', async () => {
    expect((await call('/things?limit=7')).body).toMatchObject({ items: [{ name: 'number' }] });
  });

  it.each([
    ['an unknown query parameter', '/things?surprise=1', {}],
    ['a wrong type', '/things', json({ name: 'x', amount: '5' })],
    ['an unknown field', '/things', json({ name: 'x', amount: 5, admin: true })],
    ['no body at all', '/things', json('')],
    ['a body that is null', '/things', json('null')],
    ['a path parameter that is no id', '/things/42', {}],
  ])('refuses %s', async (_what, path, init) => {
    const { status, body, headers } = await call(path, init);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: 'about:blank',
      code: 'VALIDATION_FAILED',
      status: 400,
      instance: `/api/v1${path.split('?')[0]}`,
    });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body?.requestId).toBe(headers.get('x-request-id'));
  });

  it('says which field is wrong', async () => {
    const { body } = await call('/things', json({ name: '', amount: 5 }));
    expect(body?.errors).toEqual([{ path: 'name', message: expect.any(String) }]);
  });

  it.each([
    ['malformed JSON', json('{"name": '), 400, 'MALFORMED_REQUEST'],
    ['a poisoned prototype', json('{"__proto__": {"admin": true}}'), 400, 'MALFORMED_REQUEST'],
    ['a NUL character', json(String.raw`{"name": "a\u0000b", "amount": 1}`), 400, 'MALFORMED_REQUEST'],
    [
      'another content type',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a form', { method: 'POST', body: new URLSearchParams({ name: 'x' }) }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['too large a body', json({ name: 'x'.repeat(3000) }), 413, 'PAYLOAD_TOO_LARGE'],
    ['a megabyte of brackets', json('['.repeat(900) + ']'.repeat(900)), 400, 'VALIDATION_FAILED'],
    ['another method', { method: 'DELETE' }, 405, 'METHOD_NOT_ALLOWED'],
  ])('refuses %s', async (_what, init, status, code) => {
    expect(await call('/things', init as RequestInit)).toMatchObject({ status, body: { code } });
  });

  it('names the methods that a path takes', async () => {
    expect((await call('/things', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('answers an unknown route with NOT_FOUND', async () => {
    expect(await call('/nothing/here')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND', instance: '/api/v1/nothing/here' },
    });
  });

  it('answers an address that cannot be decoded with a coded refusal', async () => {
    expect(await call('/things/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'MALFORMED_REQUEST' } });
  });

  it('hands callbacks the bytes as they came, whatever their type', async () => {
    const { body } = await call('/things/callback', {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<a> 1</a>',
    });
    expect(body).toEqual({ bytes: '<a> 1</a>' });
    expect((await call('/things/callback', json('{ "a":  1}'))).body).toEqual({ bytes: '{ "a":  1}' });
  });
});

describe('what goes out', () => {
  it('whitelists by the schema', async () => {
    expect(JSON.stringify((await call('/things')).body)).not.toContain('secretNote');
    expect(await call('/things', json({ name: 'x', amount: 5 }))).toMatchObject({ status: 201, body: { name: 'x' } });
    expect((await call('/things', json({ name: 'x', amount: 5 }))).body).not.toHaveProperty('amount');
  });

  it.each(['/things/broken', '/things/lying'])('tells nobody what broke (%s)', async (path) => {
    const { status, body } = await call(path);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(body)).not.toMatch(/hunter2|at .*\.ts|uuid/i);
  });

  it('carries security headers, refusals too', async () => {
    for (const path of ['/things', '/nothing']) {
      const { headers } = await call(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('keeps a request id of the gateway and replaces one that is none', async () => {
    expect((await call('/things', { headers: { 'x-request-id': 'gateway-0001' } })).headers.get('x-request-id')).toBe(
      'gateway-0001',
    );
    expect((await call('/things', { headers: { 'x-request-id': 'no good id!' } })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('says when to come back', async () => {
    expect((await call('/things/busy')).headers.get('retry-after')).toBe('2');
  });

  it('limits calls in the process while Redis is away', async () => {
    await call('/things/limited');
    expect((await call('/things/limited')).status).toBe(200);
    const third = await call('/things/limited');
    expect(third).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('who gets in', () => {
  it('lets nobody into a route that declares nothing', async () => {
    expect(await call('/things/undeclared', bearer(token({ roles: ['admin'] })))).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
  });

  it('knows the actor, also the second time', async () => {
    const raw = token();
    for (let round = 0; round < 2; round++) {
      expect(await call('/things/mine', bearer(raw))).toMatchObject({
        status: 200,
        body: { actor: '0199aaaa-0000-7000-8000-000000000001' },
      });
    }
  });

  it.each([
    ['no token', () => ({}), 'UNAUTHENTICATED'],
    ['another scheme', () => ({ headers: { authorization: 'Basic abc' } }), 'UNAUTHENTICATED'],
    ['rubbish', () => bearer('a.b.c'), 'UNAUTHENTICATED'],
    ['an expired token', () => bearer(token({ expiresIn: -1 })), 'TOKEN_EXPIRED'],
    [
      'a token that is not valid yet',
      () => bearer(token({ claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })),
      'UNAUTHENTICATED',
    ],
    ['another issuer', () => bearer(token({ claims: { iss: 'someone' } })), 'UNAUTHENTICATED'],
    ['another audience', () => bearer(token({ claims: { aud: 'someone' } })), 'UNAUTHENTICATED'],
    ['an unknown key', () => bearer(token({ kid: 'k2' })), 'UNAUTHENTICATED'],
    ['a role that does not exist', () => bearer(token({ roles: ['root'] })), 'UNAUTHENTICATED'],
    [
      'the public key used as a secret',
      () =>
        bearer(
          sign({ sid: randomUUID(), roles: ['admin'], sub: randomUUID(), iss: 'hearken', aud: 'hearken' }, 'x', {
            algorithm: 'HS256',
            keyid: 'k1',
          }),
        ),
      'UNAUTHENTICATED',
    ],
    [
      'no signature',
      () =>
        bearer(
          sign({ sid: randomUUID(), roles: ['admin'], sub: randomUUID(), iss: 'hearken', aud: 'hearken' }, '', {
            algorithm: 'none',
            keyid: 'k1',
          }),
        ),
      'UNAUTHENTICATED',
    ],
  ])('refuses %s', async (_what, init, code) => {
    expect(await call('/things/mine', init())).toMatchObject({ status: 401, body: { code } });
  });

  it('refuses a token at once when its login is revoked, although it was verified a moment ago', async () => {
    const sid = randomUUID();
    const raw = token({ sid });
    expect((await call('/things/mine', bearer(raw))).status).toBe(200);
    revoked.add(sid);
    expect(await call('/things/mine', bearer(raw))).toMatchObject({ status: 401, body: { code: 'SESSION_REVOKED' } });
    expect(await call('/things/mine', bearer(token({ sid })))).toMatchObject({
      status: 401,
      body: { code: 'SESSION_REVOKED' },
    });
  });

  it('asks for the permission', async () => {
    expect(await call('/things/staff', bearer(token()))).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await call('/things/staff', bearer(token({ roles: ['admin'] })))).toMatchObject({ status: 200 });
  });
});

describe('beside the routes', () => {
  it('serves probes, metrics by route pattern and the document', async () => {
    expect(await (await fetch(await url('/health/live'))).json()).toEqual({ status: 'ok' });
    expect((await fetch(await url('/health/ready'))).status).toBe(200);
    await call('/things/0199aaaa-0000-7000-8000-000000000001');
    const metrics = await (await fetch(await url('/metrics'))).text();
    expect(metrics).toContain('route="/api/v1/things/:id",status="404"');
    expect(metrics).toContain('hearken_nodejs_eventloop_lag_seconds');
    const document = (await call('/docs-json')).body as {
      paths: Record<string, Record<string, { operationId: string; security: unknown }>>;
    };
    expect(document.paths['/api/v1/things/mine']?.get).toMatchObject({
      operationId: 'mine',
      security: [{ bearer: [] }],
    });
    expect((await fetch(await url('/api/v1/docs'))).headers.get('content-type')).toContain('text/html');
  });
});
