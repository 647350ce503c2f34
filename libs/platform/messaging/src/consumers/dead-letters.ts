import type { EventEnvelope } from '@hearken/contracts';
import { DomainError, notFound } from '@hearken/platform-errors';
import { decodeCursor, toPage, UnitOfWork, type Page } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

export interface DeadLetter {
  id: string;
  /** The durable that gave up, or `outbox` for a row that no stream takes. */
  consumer: string;
  eventId: string;
  subject: string;
  key: string;
  envelope: unknown;
  error: string;
  attempts: number;
  failedAt: string;
  replayedAt: string | null;
}

interface DeadLetterRow {
  id: string;
  consumer: string;
  event_id: string;
  subject: string;
  key: string;
  envelope: unknown;
  error: string;
  attempts: number;
  failed_at: Date;
  replayed_at: Date | null;
}

export interface FailedEvent {
  consumer: string;
  subject: string;
  envelope: Pick<EventEnvelope, 'id' | 'key'>;
  error: unknown;
  attempts: number;
}

const OUTBOX = 'outbox';

/** Events that a consumer gave up on: kept with their content and error until someone replays them or they expire. */
@Injectable()
export class DeadLetters {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Records a failure; a replay that fails again reopens its letter. */
  async add({ consumer, subject, envelope, error, attempts }: FailedEvent): Promise<void> {
    await this.unitOfWork.query(
      `INSERT INTO messaging.dead_letters AS d (consumer, event_id, subject, key, envelope, error, attempts)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
       ON CONFLICT (consumer, event_id) DO UPDATE
         SET error = excluded.error, attempts = d.attempts + excluded.attempts, failed_at = now(), replayed_at = NULL`,
      [consumer, envelope.id, subject, envelope.key, JSON.stringify(envelope), describe(error), attempts],
    );
  }

  /** Newest first; those already replayed only when asked for. */
  async list(page: {
    cursor?: string | undefined;
    limit: number;
    includeReplayed?: boolean;
  }): Promise<Page<DeadLetter>> {
    const after = page.cursor ? String(decodeCursor(page.cursor)[0]) : null;
    const rows = await this.unitOfWork.query<DeadLetterRow>(
      `SELECT * FROM messaging.dead_letters
        WHERE ($1::uuid IS NULL OR id < $1::uuid) AND ($2 OR replayed_at IS NULL)
        ORDER BY id DESC LIMIT $3`,
      [after, page.includeReplayed ?? false, page.limit + 1],
    );
    return toPage(rows.map(toDeadLetter), page.limit, (letter) => [letter.id]);
  }

  /**
   * Sends the event again, to the consumer that gave up only, through the outbox. Refused while a replay is under way
   * or has succeeded, so that an inbox row may expire before its letter.
   */
  replay(id: string): Promise<DeadLetter> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.unitOfWork.query<DeadLetterRow>(
        'SELECT * FROM messaging.dead_letters WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!row) throw notFound('dead letter');
      if (row.replayed_at) throw new DomainError('CONFLICT', 'this dead letter has been replayed already');
      const letter = toDeadLetter(row);
      await this.unitOfWork.query('UPDATE messaging.dead_letters SET replayed_at = now() WHERE id = $1', [id]);
      await this.unitOfWork.query(
        `INSERT INTO messaging.outbox (lane, subject, key, payload, event_id, target, occurred_at)
         VALUES (messaging.lane($1), $2, $1, $3::jsonb, $4, $5, $6)`,
        [
          letter.key,
          letter.subject,
          JSON.stringify(dataOf(letter)),
          letter.eventId,
          targetOf(letter),
          occurredAtOf(letter),
        ],
      );
      await this.unitOfWork.query("SELECT pg_notify('outbox', '')");
      return letter;
    });
  }
}

/** A row the relay gave up on reached nobody, so its replay is for everybody. */
function targetOf(letter: DeadLetter): string | null {
  return letter.consumer === OUTBOX ? null : letter.consumer;
}

function dataOf({ envelope }: DeadLetter): unknown {
  return isRecord(envelope) && 'data' in envelope ? envelope.data : {};
}

function occurredAtOf({ envelope }: DeadLetter): string | null {
  return isRecord(envelope) && typeof envelope.occurredAt === 'string' ? envelope.occurredAt : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    consumer: row.consumer,
    eventId: row.event_id,
    subject: row.subject,
    key: row.key,
    envelope: row.envelope,
    error: row.error,
    attempts: row.attempts,
    failedAt: row.failed_at.toISOString(),
    replayedAt: row.replayed_at?.toISOString() ?? null,
  };
}

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, 2_000);
}
