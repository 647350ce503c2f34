import { createChatClient, type ChatClient } from '@hearken/web-chat-client';

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
}

/** Tokens are renewed this long before they expire. */
const EARLY_MS = 60_000;

/** Somebody who uses the platform from outside: HTTP and sockets through the gateway, as a browser does. */
export class DemoClient {
  readonly chat: ChatClient;

  private constructor(
    private readonly origin: string,
    readonly accountId: string,
    private tokens: Tokens,
  ) {
    this.chat = createChatClient({ url: origin, accountId, getToken: (reason) => this.token(reason) });
  }

  static async signIn(origin: string, identifier: string, password: string): Promise<DemoClient> {
    const { account, tokens } = await post<{ account: { id: string }; tokens: Tokens }>(`${origin}/api/v1/auth/login`, {
      identifier,
      password,
    });
    const client = new DemoClient(origin, account.id, tokens);
    client.chat.connect();
    await client.online();
    return client;
  }

  close(): void {
    this.chat.close();
  }

  private online(): Promise<void> {
    if (this.chat.status === 'online') return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.chat.onStatus((status) => {
        if (status !== 'online') return;
        stop();
        resolve();
      });
    });
  }

  private async token(reason: 'connect' | 'renew' | 'refused'): Promise<string> {
    const expiring = Date.parse(this.tokens.accessTokenExpiresAt) - Date.now() < EARLY_MS;
    if (expiring || reason === 'refused') {
      const { refreshToken } = this.tokens;
      this.tokens = await post<Tokens>(`${this.origin}/api/v1/auth/refresh`, { refreshToken });
    }
    return this.tokens.accessToken;
  }
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'hearken-demo' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
