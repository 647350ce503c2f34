import { DomainError } from '@hearken/platform-errors';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';

import { appendStatement, appendValues, readVerdicts, type AppendRow, type Verdict } from './append-statement';
import type { SealedEntry } from './entry';

export interface FlushAnswer {
  verdict: Verdict;
  /** Its conversation has other members than the sender's node believed. */
  stale: boolean;
}

/**
 * A lane's own database connection: the statement stays prepared, and no pool is waited for. One call is one
 * transaction; a connection that broke is replaced with the next flush.
 */
export class FlushConnection {
  private readonly logger = new Logger(FlushConnection.name);
  private client: Promise<Client> | undefined;

  constructor(
    private readonly url: string,
    private readonly timeoutMs: number,
  ) {}

  /** Commits the batch; repetitions within it are sent after their first, which they then find. */
  async append(batch: readonly SealedEntry[]): Promise<FlushAnswer[]> {
    const seen = new Set<string>();
    const repeated: number[] = [];
    for (const [index, { conversationId, senderId, clientMessageId }] of batch.entries()) {
      const key = conversationId + senderId + clientMessageId;
      if (seen.has(key)) repeated.push(index);
      else seen.add(key);
    }
    if (repeated.length === 0) return this.call(batch);
    const late = new Set(repeated);
    const first = await this.call(batch.filter((_, index) => !late.has(index)));
    const answers: FlushAnswer[] = [];
    for (const index of batch.keys()) {
      if (!late.has(index)) answers.push(first.shift() as FlushAnswer);
      else answers.push(...(await this.call([batch[index] as SealedEntry])));
    }
    return answers;
  }

  /** When it throws UNAVAILABLE nobody knows whether it was committed: a repetition finds out. */
  private async call(batch: readonly SealedEntry[]): Promise<FlushAnswer[]> {
    const client = await this.connected();
    const { rows } = await client
      .query<AppendRow>({ ...appendStatement, values: appendValues(batch) })
      .catch((error: unknown) => {
        throw isOutage(error) ? this.lost(client, error) : error;
      });
    const [row] = rows;
    if (!row) throw new Error('conversations.append answered nothing');
    const stale = new Set(row.stale);
    return readVerdicts(row).map((verdict, index) => ({
      verdict,
      stale: stale.has(batch[index]?.conversationId ?? ''),
    }));
  }

  /** Connects ahead of the first message; a failure shows with that. */
  async open(): Promise<void> {
    await this.connected().catch(() => undefined);
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private connected(): Promise<Client> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.client = undefined;
      this.logger.warn(`no connection to the log: ${messageOf(error)}`);
      throw unavailable('The database is not reachable', error);
    });
    return this.client;
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: 10_000,
      query_timeout: this.timeoutMs,
      statement_timeout: this.timeoutMs,
      keepAlive: true,
      application_name: 'conversation-log',
    });
    client.on('error', () => void this.lost(client, undefined));
    await client.connect();
    // The plan is kept for the life of the connection; one made while the tables were empty would read them whole.
    await client.query('SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; SET jit = off');
    return client;
  }

  private lost(client: Client, error: unknown): DomainError {
    this.client = undefined;
    client.end().catch(() => undefined);
    if (error !== undefined) this.logger.warn(`the log's connection was lost: ${messageOf(error)}`);
    return unavailable('The database went away', error);
  }
}

/** Class 08 = connection, 57P = shutting down, 40 = to be repeated, 53 = out of resources; without a code: the driver's own. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DomainError) return error.code === 'UNAVAILABLE';
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return true;
  return /^(08|57P|57014|40|53)/.test(code) || !/^[0-9A-Z]{5}$/.test(code);
}

const unavailable = (message: string, cause: unknown): DomainError =>
  Object.assign(new DomainError('UNAVAILABLE', message, { retryAfterMs: 1000 }), { cause });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
