import createFetchClient, { type Client } from 'openapi-fetch';

import { ApiError, errorOf, problemIn } from './api-error';
import type { paths as AdminPaths } from './generated/admin';
import type { paths as ApiPaths } from './generated/api';
import { TokenKeeper, type Fetch } from './token-keeper';
import type { TokenStore } from './token-store';

export interface ClientOptions {
  /** Where the gateway is, e.g. `http://127.0.0.1:8000`; `location.origin` in a page. */
  baseUrl: string;
  tokens: TokenStore;
  /** The platform's own unless given. */
  fetch?: Fetch;
}

/** Typed by path. A refusal rejects with `ApiError`, so what resolves has its data: see `dataOf`. */
export type HearkenClient<Paths extends object> = Client<Paths> & {
  /** A valid access token, renewed when it is about to end; null when nobody is signed in. For sockets. */
  accessToken(): Promise<string | null>;
};
export type ApiClient = HearkenClient<ApiPaths>;
export type AdminClient = HearkenClient<AdminPaths>;

/** For users and counselors. */
export const createApiClient = (options: ClientOptions): ApiClient => createClient<ApiPaths>(options);

/** For staff. */
export const createAdminClient = (options: ClientOptions): AdminClient => createClient<AdminPaths>(options);

function createClient<Paths extends object>({ baseUrl, tokens, fetch: given }: ClientOptions): HearkenClient<Paths> {
  const root = baseUrl.replace(/\/$/, '');
  const fetch: Fetch = given ?? ((request) => globalThis.fetch(request));
  const keeper = new TokenKeeper(root, tokens, fetch);
  const client = createFetchClient<Paths>({ baseUrl: root, fetch: (request) => send(request, keeper, tokens, fetch) });
  return Object.assign(client, { accessToken: () => keeper.accessToken() });
}

async function send(request: Request, keeper: TokenKeeper, tokens: TokenStore, fetch: Fetch): Promise<Response> {
  const used = tokens.get()?.accessToken;
  // A body can be read once; the copy is for the second attempt.
  const again = request.clone();
  let response = await attempt(request, used, fetch);
  if (used && response.status === 401 && (await problemIn(response))?.code === 'TOKEN_EXPIRED') {
    const renewed = await keeper.renew(used);
    if (renewed) response = await attempt(again, renewed.accessToken, fetch);
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function attempt(request: Request, token: string | undefined, fetch: Fetch): Promise<Response> {
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new ApiError('NETWORK', 0, 'No answer from the server', { cause });
  }
}

/** The data of a call: `const wallet = await dataOf(api.GET('/api/v1/wallet'))`. @throws ApiError */
export async function dataOf<R extends { data?: unknown }>(call: Promise<R>): Promise<Exclude<R['data'], undefined>> {
  return (await call).data as Exclude<R['data'], undefined>;
}

/** The header of one attempt at something that must not happen twice; keep it for the retries of that attempt. */
export function idempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}
