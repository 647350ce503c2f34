import { randomUUID } from 'node:crypto';

import { createChatClient, type ChatClient } from '@hearken/web-chat-client';

import { call, until, type Reply } from './gateway.factory';

interface Account {
  id: string;
  displayName: string;
  roles: string[];
  permissions: string[];
  consented: boolean;
}
interface SignedIn {
  account: Account;
  tokens: { accessToken: string; refreshToken: string };
}

/** An answer that was not the one asked for. */
class Refused extends Error {
  constructor(
    what: string,
    readonly reply: Reply,
  ) {
    super(`${what} answered ${reply.status}: ${reply.text.slice(0, 500)}`);
  }
}

/** Somebody who is signed in at a fleet's gateway. */
export class Person {
  private readonly clients: ChatClient[] = [];

  private constructor(
    readonly url: string,
    readonly account: Account,
    readonly token: string,
  ) {}

  get id(): string {
    return this.account.id;
  }

  /** One of the demo accounts, by what stands before the @. */
  static demo(url: string, name: string): Promise<Person> {
    return Person.enter(url, 'login', { identifier: `${name}@hearken.example`, password: 'hearken-demo' });
  }

  static register(url: string, displayName: string): Promise<Person> {
    const identifier = `${randomUUID()}@people.example`;
    return Person.enter(url, 'register', { identifier, password: 'a long enough one', displayName });
  }

  /** Somebody new who has agreed to everything that is required. */
  static async consented(url: string, displayName: string): Promise<Person> {
    const person = await Person.register(url, displayName);
    await person.consent();
    return person;
  }

  private static async enter(url: string, how: 'login' | 'register', body: object): Promise<Person> {
    const reply = await call(url, { method: 'POST', path: `/api/v1/auth/${how}`, json: body });
    if (reply.status >= 300) throw new Refused(how, reply);
    const { account, tokens } = reply.body as SignedIn;
    return new Person(url, account, tokens.accessToken);
  }

  async consent(): Promise<void> {
    const { documents } = await this.get<{ documents: { purpose: string; version: string; required: boolean }[] }>(
      '/consents/current',
    );
    const required = documents.filter((document) => document.required);
    await this.post('/me/consents', {
      decisions: required.map(({ purpose, version }) => ({ purpose, version, given: true })),
    });
  }

  /** `path` is below /api/v1. */
  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path);
  }

  post<T>(path: string, json: unknown = {}): Promise<T> {
    return this.ask<T>('POST', path, json);
  }

  /** The answer as it comes, refusals included. */
  call(method: string, path: string, json?: unknown): Promise<Reply> {
    const headers: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': randomUUID() };
    return call(this.url, { method, path: `/api/v1${path}`, token: this.token, json, headers });
  }

  /** Pays as a person does: opens the payment company's page and presses its button. Answers with the payment's id. */
  async topUp(amount: number, decision: 'pay' | 'fail' = 'pay'): Promise<string> {
    const payment = await this.post<{ id: string; payUrl: string }>('/wallet/top-ups', { amount, provider: 'sandbox' });
    const page = await call(this.url, { path: new URL(payment.payUrl, this.url).pathname });
    const form = new RegExp(`action="([^"]+/${decision})"><input type="hidden" name="token" value="([^"]+)"`);
    const [, action, token] = form.exec(page.text) ?? [];
    if (!action || !token) throw new Refused('the page of the sandbox', page);
    const answer = await call(this.url, {
      method: 'POST',
      path: action,
      body: new URLSearchParams({ token }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    if (answer.status !== 303) throw new Refused('the button of the sandbox', answer);
    return payment.id;
  }

  /** A client that is connected, and kept so until `leave`. */
  async chat(options: { pageSize?: number } = {}): Promise<ChatClient> {
    const client = createChatClient({
      url: this.url,
      accountId: this.id,
      getToken: () => Promise.resolve(this.token),
      backoff: { minMs: 200, maxMs: 2000 },
      ...options,
    });
    this.clients.push(client);
    client.connect();
    await until('the client is connected', () => client.status === 'online');
    return client;
  }

  leave(): void {
    for (const client of this.clients.splice(0)) client.close();
  }

  private async ask<T>(method: string, path: string, json?: unknown): Promise<T> {
    const reply = await this.call(method, path, json);
    if (reply.status >= 300) throw new Refused(`${method} ${path}`, reply);
    return reply.body as T;
  }
}
