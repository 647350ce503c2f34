import { ApiError } from './api-error';
import { createApiClient, dataOf, idempotencyKey } from './create-client';
import { memoryTokenStore, webTokenStore, type Tokens } from './token-store';

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const tokensNamed = (name: string): Tokens => ({
  accessToken: `access-${name}`,
  accessTokenExpiresAt: inAnHour,
  refreshToken: `refresh-${name}-0000000000000000`,
  refreshTokenExpiresAt: inAnHour,
});

const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  });
const problem = (status: number, code: string) =>
  answer(status, {
    type: 'about:blank',
    title: 'x',
    status,
    code,
    detail: 'no',
    instance: '/',
    requestId: 'request-1',
  });

/** A server that knows one valid access token and hands out the next for the right refresh token. */
function server({ valid, next }: { valid: string; next?: Tokens }) {
  const seen: { path: string; authorization: string | null; key: string | null; body: string }[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname: path } = new URL(request.url);
    const authorization = request.headers.get('authorization');
    seen.push({ path, authorization, key: request.headers.get('idempotency-key'), body: await request.text() });
    if (path === '/api/v1/auth/refresh') return next ? answer(200, next) : problem(401, 'REFRESH_TOKEN_INVALID');
    return authorization === `Bearer ${valid}` ? answer(200, { cash: 500 }) : problem(401, 'TOKEN_EXPIRED');
  };
  const refreshes = () => seen.filter(({ path }) => path === '/api/v1/auth/refresh').length;
  return { fetch, seen, refreshes };
}

describe('the client', () => {
  it('sends the token and hands over the data', async () => {
    const { fetch } = server({ valid: 'access-old' });
    const api = createApiClient({ baseUrl: 'http://gateway/', tokens: memoryTokenStore(tokensNamed('old')), fetch });
    expect(await dataOf(api.GET('/api/v1/wallet'))).toEqual({ cash: 500 });
  });

  it('renews an expired token once for all calls under way and repeats them, bodies included', async () => {
    const { fetch, seen, refreshes } = server({ valid: 'access-new', next: tokensNamed('new') });
    const tokens = memoryTokenStore(tokensNamed('old'));
    const api = createApiClient({ baseUrl: 'http://gateway', tokens, fetch });
    const header = idempotencyKey();
    await Promise.all([
      api.GET('/api/v1/wallet'),
      api.GET('/api/v1/me'),
      api.POST('/api/v1/wallet/top-ups', { params: { header }, body: { amount: 5000 } }),
    ]);
    expect(refreshes()).toBe(1);
    expect(tokens.get()?.accessToken).toBe('access-new');
    const topUps = seen.filter(({ path }) => path === '/api/v1/wallet/top-ups');
    expect(topUps).toHaveLength(2);
    expect(topUps.map(({ body, key }) => ({ body, key }))).toEqual(
      Array.from({ length: 2 }, () => ({ body: '{"amount":5000}', key: header['Idempotency-Key'] })),
    );
  });

  it('takes over what another tab has renewed', async () => {
    const { fetch, refreshes } = server({ valid: 'access-new' });
    const stored = memoryTokenStore(tokensNamed('old'));
    let reads = 0;
    // The other tab is done between our request and our turn to refresh.
    const tokens = { ...stored, get: () => (reads++ === 0 ? tokensNamed('old') : tokensNamed('new')) };
    await createApiClient({ baseUrl: 'http://gateway', tokens, fetch }).GET('/api/v1/wallet');
    expect(refreshes()).toBe(0);
  });

  it('signs out when the refresh token no longer works, and says why the call failed', async () => {
    const { fetch } = server({ valid: 'none' });
    const tokens = memoryTokenStore(tokensNamed('old'));
    const api = createApiClient({ baseUrl: 'http://gateway', tokens, fetch });
    await expect(api.GET('/api/v1/wallet')).rejects.toMatchObject({ code: 'TOKEN_EXPIRED', status: 401 });
    expect(tokens.get()).toBeNull();
  });

  it('stays signed in when the way to the server is broken', async () => {
    const tokens = memoryTokenStore(tokensNamed('old'));
    const fetch = (request: Request) =>
      request.url.endsWith('/refresh')
        ? Promise.reject(new TypeError('fetch failed'))
        : Promise.resolve(problem(401, 'TOKEN_EXPIRED'));
    const api = createApiClient({ baseUrl: 'http://gateway', tokens, fetch });
    await expect(api.GET('/api/v1/wallet')).rejects.toMatchObject({ code: 'NETWORK', status: 0 });
    expect(tokens.get()).not.toBeNull();
  });

  it('does not refresh for another refusal', async () => {
    let calls = 0;
    const fetch = () => {
      calls++;
      return Promise.resolve(problem(401, 'SESSION_REVOKED'));
    };
    const api = createApiClient({ baseUrl: 'http://gateway', tokens: memoryTokenStore(tokensNamed('old')), fetch });
    await expect(api.GET('/api/v1/wallet')).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    expect(calls).toBe(1);
  });

  it('makes an error of what is no problem document too', async () => {
    const fetch = () => Promise.resolve(new Response('<html>', { status: 502, headers: { 'retry-after': '3' } }));
    const api = createApiClient({ baseUrl: 'http://gateway', tokens: memoryTokenStore(), fetch });
    const error = await api.GET('/api/v1/wallet').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 502, details: { retryAfterMs: 3000 } });
  });

  it('renews for sockets before the token ends', async () => {
    const { fetch } = server({ valid: 'access-new', next: tokensNamed('new') });
    const ending = { ...tokensNamed('old'), accessTokenExpiresAt: new Date(Date.now() + 1_000).toISOString() };
    expect(
      await createApiClient({ baseUrl: 'http://gateway', tokens: memoryTokenStore(ending), fetch }).accessToken(),
    ).toBe('access-new');
    expect(
      await createApiClient({ baseUrl: 'http://gateway', tokens: memoryTokenStore(), fetch }).accessToken(),
    ).toBeNull();
  });
});

describe('webTokenStore', () => {
  it('keeps tokens over a reload and survives rubbish', () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: items.set.bind(items),
      removeItem: items.delete.bind(items),
    };
    webTokenStore(storage).set(tokensNamed('one'));
    expect(webTokenStore(storage).get()).toEqual(tokensNamed('one'));
    items.set('hearken.tokens', '{broken');
    expect(webTokenStore(storage).get()).toBeNull();
  });
});
