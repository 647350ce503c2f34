/** The same account beside its browser, to compare what pages show with what the services say. */
export class ApiAccount {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    readonly id: string,
  ) {}

  static async signIn(url: string, identifier: string, password: string): Promise<ApiAccount> {
    const response = await fetch(new URL('/api/v1/auth/login', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier, password }),
    });
    if (!response.ok) throw new Error(`${identifier} cannot sign in: ${response.status} ${await response.text()}`);
    const { account, tokens } = (await response.json()) as {
      account: { id: string };
      tokens: { accessToken: string };
    };
    return new ApiAccount(url, tokens.accessToken, account.id);
  }

  /** `path` is below /api/v1. */
  async get<T>(path: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}` };
    const response = await fetch(new URL(`/api/v1${path}`, this.url), { headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
