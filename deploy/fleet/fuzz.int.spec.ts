import { randomUUID } from 'node:crypto';

import Ajv, { type ValidateFunction } from 'ajv';
import { clientFrames, defaultRoleGrants, errorCodes, roles, type Permission, type Role } from '@hearken/contracts';
import { Client } from 'pg';
import { z } from 'zod';

import { RawClient } from '../bench/lib/raw-client.mjs';
import { startTestFleet, type TestFleet } from '../local/test-fleet.mjs';
import {
  badCursors,
  badLimits,
  brokenBodies,
  chance,
  fitting,
  oddTexts,
  oddValues,
  variations,
} from './bad-input.factory';
import { call, type Call, type Reply } from './gateway.factory';
import { declaredRoutes, documentedOperations, type JsonSchema, type Operation } from './operations.factory';
import { Person } from './person.factory';

jest.setTimeout(120_000);

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_120);
const random = chance(seed);
const operations = documentedOperations();
const routes = declaredRoutes();
const httpRoutes = routes.filter(({ method }) => method !== 'EVENT');
const ajv = new Ajv({ strict: false, validateFormats: false });

// `fitting` cannot know that these would end the sign-in of whoever asks.
const signsOut = new Set(['logout']);
// Lists that are bounded by what they are asked for, not by pages.
const boundedOtherwise: Readonly<Record<string, string>> = {
  getConversationEntries: 'a range of at most 200 seqs',
  getSessionEntries: 'a range of at most 200 seqs',
  getArchiveSync: 'one item a corp',
  listPlugins: 'what is installed',
  getDashboardSeries: 'at most 400 days',
};

let fleet: TestFleet;
let database: Client;
const people = new Map<Role, Person[]>();

beforeAll(async () => {
  console.log(`FUZZ_SEED=${seed}`);
  const limits = { SOCKET_EVENTS_PER_SECOND: '100000', SOCKET_EVENTS_BURST: '100000' };
  fleet = await startTestFleet({ name: 'fuzz', env: limits });
  database = new Client({ connectionString: fleet.fleet.at.ownerUrl });
  await database.connect();
  const enter = async (role: Role, ...names: string[]) =>
    people.set(role, await Promise.all(names.map((name) => Person.demo(fleet.url, name))));
  await enter('user', 'demo-user1', 'demo-user2', 'demo-user3');
  await enter('counselor', 'counselor1');
  await enter('admin', 'admin');
  await enter('finance', 'finance');
  await enter('supervisor', 'supervisor');
}, 300_000);

afterAll(async () => {
  await database?.end();
  await fleet?.stop();
}, 60_000);

const anyOf = (role: Role): Person => {
  const all = people.get(role) ?? [];
  const one = all[Math.floor(random() * all.length)];
  if (!one) throw new Error(`nobody is ${role}`);
  return one;
};
const pathWith = (path: string, value: () => string) => path.replaceAll(/\{\w+\}|:\w+|\*\w*/g, value);
const directly = (service: string) => `http://127.0.0.1:${fleet.ports[service]}`;
const isIn = (permission: string, role: Role) => defaultRoleGrants[role].includes(permission as Permission);

/** A role that may, so that the request gets past the door. */
function whoMay({ service, method, path }: Operation): Role | undefined {
  const access = httpRoutes.find(
    (route) =>
      route.service === service &&
      route.method === method &&
      pathWith(route.path, () => '_') === pathWith(path, () => '_'),
  )?.access;
  if (access === undefined) throw new Error(`${method} ${path} is documented and not listed in routes.snap`);
  if (access === 'public') return undefined;
  return (['user', 'counselor', 'admin'] as const).find((role) => access === 'signed-in' || isIn(access, role));
}

// ── what an answer may be ────────────────────────────────────────────────────────────────────────────────────────────

const schemas = new Map<JsonSchema, ValidateFunction>();
function fits(schema: JsonSchema, components: unknown, value: unknown): boolean {
  const known = schemas.get(schema) ?? ajv.compile(withNull({ ...schema, components }) as object);
  schemas.set(schema, known);
  return known(value);
}

/** OpenAPI 3.0 lets `nullable` add null to an enum; JSON schema does not know that. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, enum: values } = schema as JsonSchema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => [key, withNull(value)]);
  return { ...Object.fromEntries(entries), ...(nullable && values ? { enum: [...new Set([...values, null])] } : {}) };
}

/** Undefined when the reply is a coded refusal; otherwise what is wrong with it. */
function notRefused({ status, body, headers }: Reply): string | undefined {
  if (status < 400 || status > 499) return `answered ${status}`;
  const problem = body as { code?: string; status?: number; title?: unknown; detail?: unknown } | undefined;
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return `${status} is no problem+json`;
  if (!problem?.code || !(problem.code in errorCodes)) return `${status} has no code of ours: ${problem?.code}`;
  if (problem.status !== status) return `says ${problem.status} and is ${status}`;
  if (typeof problem.title !== 'string' || typeof problem.detail !== 'string') return `${status} says nothing`;
  return undefined;
}

function notAsDocumented(operation: Operation, { status, body }: Reply): string | undefined {
  if (!operation.answers.has(status)) return `${status} is not documented`;
  const schema = operation.answers.get(status);
  if (schema && !fits(schema, operation.components, body)) return `${status} differs from its document`;
  return undefined;
}

const isGood = ({ status }: Reply) => status >= 200 && status < 300;

// ── requests ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Attempt {
  label: string;
  request: Partial<Call>;
  /** Nothing but a refusal will do. */
  mustRefuse?: boolean;
}

const parametersOf = ({ parameters }: Operation, where: 'path' | 'query') =>
  parameters.filter((parameter) => parameter.in === where);

/** An address whose parts fit, with some of them replaced by what is given as it travels. */
function address(operation: Operation, replaced: Record<string, string> = {}): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => replaced[name] ?? randomUUID());
  const query = parametersOf(operation, 'query')
    .filter(({ name, required }) => required === true || name in replaced)
    .map(({ name, schema }) => `${name}=${replaced[name] ?? encodeURIComponent(String(fitting(schema)))}`);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

function attemptsOn(operation: Operation): Attempt[] {
  const { body } = operation;
  const attempts: Attempt[] = [{ label: 'as documented', request: {} }];
  for (const { name } of parametersOf(operation, 'path')) {
    for (const [label, text] of oddTexts) {
      if (text === '') continue;
      const request = { path: address(operation, { [name]: text }) };
      attempts.push({ label: `${name}: ${label}`, request, mustRefuse: true });
    }
  }
  for (const { name, required } of parametersOf(operation, 'query')) {
    for (const [label, text] of oddTexts.filter(() => random() < 0.6)) {
      attempts.push({ label: `?${name}: ${label}`, request: { path: address(operation, { [name]: text }) } });
    }
    const twice = `${address(operation, { [name]: '1' })}&${name}=2&${name}[a]=1`;
    attempts.push({ label: `?${name} twice`, request: { path: twice } });
    if (required) {
      const path = address(operation).replace(new RegExp(`([?&])${name}=[^&]*`), '$1');
      attempts.push({ label: `no ?${name}`, request: { path }, mustRefuse: true });
    }
  }
  attempts.push({ label: 'an address without end', request: { path: `${operation.path}?x=${'x'.repeat(20_000)}` } });
  if (body) attempts.push(...bodyAttempts(operation, body), ...randomAttempts(operation, body));
  if (operation.parameters.some(({ name }) => name === 'Idempotency-Key')) {
    for (const key of ['', 'short', 'x'.repeat(129), 'with blank inside', 'é'.repeat(10)]) {
      const request = { headers: { 'idempotency-key': key } };
      attempts.push({ label: `key "${key.slice(0, 10)}"`, request, mustRefuse: true });
    }
  }
  return attempts;
}

const isEmpty = (body: string) => body === '' || body === '{}';

function bodyAttempts({ components }: Operation, schema: JsonSchema): Attempt[] {
  const broken = brokenBodies.map(([label, { body, type }]): Attempt => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    return {
      label: `body is ${label}`,
      request: { body, headers },
      mustRefuse: !isEmpty(body) || (schema.required ?? []).length > 0,
    };
  });
  const varied = variations(schema).map(([label, json]): Attempt => ({
    label: `body ${label}`,
    request: { json },
    mustRefuse: !fits(schema, components, JSON.parse(JSON.stringify(json))),
  }));
  return [...broken, ...varied];
}

/** Several odd values at once, by the seed. */
function randomAttempts({ components }: Operation, schema: JsonSchema): Attempt[] {
  const fields = Object.keys(schema.properties ?? {});
  return Array.from({ length: 10 }, () => {
    const json = fitting(schema) as Record<string, unknown>;
    for (const name of fields) {
      const odd = oddValues[Math.floor(random() * oddValues.length)];
      if (odd && random() < 0.6) json[name] = odd[1];
    }
    const mustRefuse = !fits(schema, components, JSON.parse(JSON.stringify(json)));
    return { label: `body ${JSON.stringify(json).slice(0, 200)}`, request: { json }, mustRefuse };
  });
}

async function send(operation: Operation, { request }: Attempt): Promise<Reply> {
  const role = whoMay(operation);
  const person = role && (signsOut.has(operation.operationId) ? await Person.register(fleet.url, 'x') : anyOf(role));
  const { path = address(operation), headers, ...rest } = request;
  const needsBody = operation.body && rest.json === undefined && rest.body === undefined;
  // Sign-ins are counted by address: from one, the gateway would soon answer for the service.
  const isSignIn = operation.path.includes('/auth/');
  return call(isSignIn ? directly(operation.service) : fleet.url, {
    method: operation.method,
    path,
    token: person?.token,
    ...(needsBody && operation.body ? { json: fitting(operation.body) } : {}),
    ...rest,
    headers: {
      'idempotency-key': randomUUID(),
      ...(isSignIn ? { 'x-forwarded-for': someAddress() } : {}),
      ...headers,
    },
  });
}

const someAddress = () => `10.${[0, 0, 0].map(() => Math.floor(random() * 255)).join('.')}`;

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

// ── the door ─────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('access', () => {
  const guarded = httpRoutes.filter(({ access }) => access !== 'public');

  it('is refused to who is not signed in, on every route that is not public', async () => {
    const tokens = [undefined, 'nonsense', forgedToken()];
    const wrong: string[] = [];
    await inParallel(guarded, 8, async ({ service, method, path }) => {
      for (const token of tokens) {
        const reply = await call(directly(service), { method, path: pathWith(path, () => randomUUID()), token });
        const fault = reply.status === 401 ? notRefused(reply) : `answered ${reply.status}`;
        if (fault) wrong.push(`${service} ${method} ${path} with ${token?.slice(0, 8) ?? 'no token'}: ${fault}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(guarded.length).toBeGreaterThan(50);
  });

  it('is refused to everybody who lacks the permission', async () => {
    const wrong: string[] = [];
    let asked = 0;
    const permitted = guarded.filter(({ access }) => access !== 'signed-in');
    await inParallel(permitted, 8, async ({ service, method, path, access }) => {
      const lacking = roles.filter((role) => people.has(role) && !isIn(access, role));
      for (const role of lacking) {
        const { token } = anyOf(role);
        const reply = await call(directly(service), { method, path: pathWith(path, () => randomUUID()), token });
        const code = (reply.body as { code?: string } | undefined)?.code;
        if (reply.status !== 403 || code !== 'FORBIDDEN')
          wrong.push(`${service} ${method} ${path} as ${role}: ${reply.status}`);
        asked += 1;
      }
    });
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('answers what nobody declared with a coded refusal', async () => {
    const { token } = anyOf('admin');
    const wrong: string[] = [];
    for (const { service } of new Map(routes.map((route) => [route.service, route])).values()) {
      for (const path of ['/', '/api/v1/nothing', '/api/v1/admin/nothing', '/..%2f', '/api/v1/%00', '/%ff']) {
        const fault = notRefused(await call(directly(service), { path, token }));
        if (fault) wrong.push(`${service} ${path}: ${fault}`);
      }
    }
    await inParallel(operations, 8, async (operation) => {
      const path = pathWith(operation.path, () => randomUUID());
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        if (operations.some((other) => other.path === operation.path && other.method === method)) continue;
        const fault = notRefused(await call(directly(operation.service), { method, path, token }));
        if (fault) wrong.push(`${method} ${operation.path}: ${fault}`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** Signed by nobody. */
function forgedToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: randomUUID(), sid: randomUUID(), roles: ['admin'], iat: now, exp: now + 900 };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...claims, iss: 'hearken', aud: 'hearken' })}.`;
}

// ── payloads ─────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('every operation', () => {
  it('refuses what is malformed with a code, and never fails', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const operation of operations) {
      await inParallel(attemptsOn(operation), 8, async (attempt) => {
        const reply = await send(operation, attempt);
        asked += 1;
        const fault = attempt.mustRefuse || !isGood(reply) ? notRefused(reply) : notAsDocumented(operation, reply);
        // A limit of rates would make the rest meaningless.
        const limited = reply.status === 429 ? 'answered 429' : undefined;
        if (fault ?? limited) {
          const said = reply.text.slice(0, 200);
          wrong.push(`${operation.method} ${operation.path}, ${attempt.label}: ${fault ?? limited} ${said}`);
        }
      });
    }
    console.log(`${asked} requests on ${operations.length} operations`);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(1500);
  });

  it('that lists gives pages, and refuses limits above 100 and cursors it has not made', async () => {
    const lists = operations.filter(({ answers }) => answers.get(200)?.properties?.['items']?.type === 'array');
    const paged = lists.filter(({ operationId }) => !(operationId in boundedOtherwise));
    const wrong: string[] = [];
    await inParallel(paged, 8, async (operation) => {
      const names = new Set(parametersOf(operation, 'query').map(({ name }) => name));
      const complain = (what: string) => wrong.push(`${operation.path}: ${what}`);
      if (!names.has('limit') || !names.has('cursor')) {
        complain('is not paged');
        return;
      }
      const page = await send(operation, { label: '', request: { path: address(operation, { limit: '100' }) } });
      // A list below an id of nobody has nothing to show.
      if (page.status !== 404) {
        const { items, nextCursor } = page.body as { items?: unknown; nextCursor?: unknown };
        if (!Array.isArray(items) || (nextCursor !== null && typeof nextCursor !== 'string')) complain('is no page');
      }
      const bad = [
        ...badLimits.map((limit) => [`limit ${limit}`, { limit }] as const),
        ...badCursors.map(([label, cursor]) => [`cursor ${label}`, { cursor }] as const),
      ];
      for (const [label, replaced] of bad) {
        const reply = await send(operation, { label, request: { path: address(operation, replaced) } });
        const isExpected = reply.status === 400 || (reply.status === 404 && page.status === 404);
        if (!isExpected || notRefused(reply)) complain(`${label} → ${reply.status} ${reply.text.slice(0, 150)}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(paged.length).toBeGreaterThan(15);
  });

  it('left no service with an error', () => {
    expect(fleet.complaints.filter((line) => /failed|Error|exception/i.test(line))).toEqual([]);
  });
});

// ── sockets ──────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('every socket event', () => {
  const open: RawClient[] = [];
  const connect = async (person: Person) => {
    const client = await new RawClient(fleet.url, person.token).connect();
    open.push(client);
    return client;
  };
  afterEach(() => open.splice(0).forEach((client) => client.cut()));

  type Answer = { ok: boolean; error?: { code: string; message: string } };

  async function ask(client: RawClient, event: string, json: string): Promise<Answer> {
    const text = await new Promise<string | null>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${event} ${json.slice(0, 200)} got no answer`)), 5_000);
      client.send(event, json, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    if (text === null) throw new Error(`${event} ${json.slice(0, 200)} cost the connection`);
    return JSON.parse(text) as Answer;
  }

  const notCoded = ({ ok, error }: Answer) => {
    if (ok) return 'was accepted';
    return error && error.code in errorCodes && error.code !== 'INTERNAL' ? undefined : `said ${JSON.stringify(error)}`;
  };

  async function stored(): Promise<unknown> {
    const tables = ['conversations.entries', 'conversations.conversations', 'sessions.sessions', 'sessions.offers'];
    const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`);
    const { rows } = await database.query<object>(`SELECT ${counts.join(', ')}`);
    return rows[0];
  }

  it('refuses what is malformed or foreign with a code, and stores nothing', async () => {
    const before = await stored();
    const sockets = await Promise.all([connect(anyOf('user')), connect(anyOf('counselor'))]);
    const wrong: string[] = [];
    let asked = 0;
    for (const [event, frame] of Object.entries(clientFrames)) {
      const schema = z.toJSONSchema(frame, { io: 'input' }) as JsonSchema;
      const payloads = [...variations(schema), ...oddValues].filter(
        ([, value]) => !frame.safeParse(sent(value)).success,
      );
      for (const socket of sockets) {
        await inParallel(payloads, 16, async ([label, value]) => {
          asked += 1;
          const fault = notCoded(await ask(socket, event, JSON.stringify(value)));
          if (fault) wrong.push(`${event}, ${label}: ${fault}`);
        });
        if (!('conversationId' in (schema.properties ?? {})) && !('sessionId' in (schema.properties ?? {}))) continue;
        const foreign = {
          ...(fitting(schema) as object),
          ...(event === 'message.send' ? { content: { text: 'x' } } : {}),
        };
        const { error } = await ask(socket, event, JSON.stringify(foreign));
        if (event !== 'typing' && error?.code !== 'NOT_FOUND' && error?.code !== 'FORBIDDEN')
          wrong.push(`${event} on what is not his: ${JSON.stringify(error)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(500);
    expect(await stored()).toEqual(before);
  });

  const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('that does not exist is refused, and so is every name that JavaScript knows', async () => {
    const socket = await connect(anyOf('user'));
    const names = ['nothing', '', '__proto__', 'constructor', 'toString', 'error', 'x'.repeat(1000), '消息'];
    for (const name of names) {
      expect([name, await ask(socket, name, '{}')]).toEqual([
        name,
        { ok: false, error: expect.objectContaining({ code: 'MALFORMED_REQUEST' }) },
      ]);
    }
  });

  it('survives frames that are none', async () => {
    const frames = [
      '',
      '4',
      '42',
      '42{',
      '42[]',
      '42[1]',
      '42[null,{}]',
      '42["message.send"',
      '429999999999999999999["x"]',
      '43',
      '431[]',
      '44',
      '451-["message.send",{"_placeholder":true,"num":0}]',
      '46',
      '40/admin,{}',
      '9',
      '1',
      `42["message.send","${'x'.repeat(200_000)}"]`,
      '42["\u0000"]',
      'b4AAAA',
      '2probe',
      '5',
      '6',
    ];
    for (const frame of frames) {
      const victim = await connect(anyOf('user'));
      // The test's own client would stumble over what the server says to that.
      const { socket } = victim as unknown as { socket: { send(text: string): void; removeAllListeners(): void } };
      socket.removeAllListeners();
      socket.send(frame);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const witness = await connect(anyOf('user'));
    expect(await ask(witness, 'presence.watch', '{"counselorIds":[]}')).toMatchObject({ ok: true });
    const { status } = await call(fleet.url, { path: '/healthz' });
    expect(status).toBe(200);
    expect(fleet.complaints.filter((line) => /started again|exception/i.test(line))).toEqual([]);
  });
});
