export interface FixtureAccount {
  id: string;
  role: string;
  sid: string;
}

export function buildRealtime(): void;
export function newId(): string;

export class RealtimeFixture {
  constructor(options: { ownerUrl: string; keysDir: string });
  open(): Promise<RealtimeFixture>;
  addAccount(role: string, options?: { consent?: boolean }): Promise<FixtureAccount>;
  token(account: FixtureAccount, options?: { expiresInSeconds?: number }): string;
  addConversation(...accounts: FixtureAccount[]): Promise<string>;
  addPair(): Promise<{ user: FixtureAccount; counselor: FixtureAccount; conversationId: string }>;
  revoke(account: FixtureAccount): Promise<void>;
  query<T = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export class RealtimeNode {
  constructor(env: Record<string, string>);
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly output: string;
  start(): Promise<RealtimeNode>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  dispose(): Promise<void>;
}
