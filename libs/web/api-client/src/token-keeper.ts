import { ApiError, errorOf } from './api-error';
import type { Tokens, TokenStore } from './token-store';

export type Fetch = (request: Request) => Promise<Response>;

/** Renewed this long before it ends, so that it does not end on its way. */
const EARLY_MS = 5_000;

interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Keeps an access token valid. One refresh at a time, over all tabs: a refresh token works once. */
export class TokenKeeper {
  private running: Promise<Tokens | null> | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly store: TokenStore,
    private readonly fetch: Fetch,
  ) {}

  /** A token that is valid for a moment at least; null when nobody is signed in. @throws ApiError when it cannot be renewed now */
  async accessToken(): Promise<string | null> {
    const tokens = this.store.get();
    if (!tokens) return null;
    if (Date.parse(tokens.accessTokenExpiresAt) - EARLY_MS > Date.now()) return tokens.accessToken;
    return (await this.renew(tokens.accessToken))?.accessToken ?? null;
  }

  /** Replaces `used`, unless somebody has done so already. Null when the sign-in is over. */
  renew(used: string): Promise<Tokens | null> {
    this.running ??= this.locked(() => this.exchange(used)).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private locked<T>(work: () => Promise<T>): Promise<T> {
    const { navigator } = globalThis as { navigator?: { locks?: Locks } };
    return navigator?.locks ? navigator.locks.request('hearken.refresh', work) : work();
  }

  private async exchange(used: string): Promise<Tokens | null> {
    const tokens = this.store.get();
    if (!tokens || tokens.accessToken !== used) return tokens;
    const response = await this.fetch(
      new Request(`${this.baseUrl}/api/v1/auth/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken: tokens.refreshToken }),
      }),
    ).catch((cause: unknown) => {
      throw new ApiError('NETWORK', 0, 'No answer from the server', { cause });
    });
    if (response.ok) return this.keep((await response.json()) as Tokens);
    // Only the server's word ends a sign-in; trouble on the way does not.
    if (response.status === 401 || response.status === 403) return this.keep(null);
    throw await errorOf(response);
  }

  private keep(tokens: Tokens | null): Tokens | null {
    this.store.set(tokens);
    return tokens;
  }
}
