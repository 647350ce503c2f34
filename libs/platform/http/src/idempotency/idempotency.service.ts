import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { UnitOfWork } from '@hearken/platform-database';
import { DomainError } from '@hearken/platform-errors';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { httpConfig, type HttpConfig } from '../http.config';
import { IdempotencyRepository, type Claim, type IdempotentCall, type StoredReply } from './idempotency.repository';

export type Outcome = { replayed: false; value: unknown } | { replayed: true; reply: StoredReply };

/** What the handler returned, and the same as it is stored. */
export interface HandlerResult {
  value: unknown;
  reply: StoredReply;
}
type Handler = () => Promise<HandlerResult>;

const SWEEP_MS = 10 * 60_000;
const SWEEP_ROWS = 5_000;

/** Runs a handler once for a key. A refusal is not stored: nothing has happened, so the same key may try again. */
@Injectable()
export class IdempotencyService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencyService.name);
  private sweeper: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: IdempotencyRepository,
    @Inject(httpConfig.token) private readonly config: HttpConfig,
  ) {}

  onModuleInit(): void {
    this.sweeper = setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeper);
  }

  /** @throws IDEMPOTENCY_KEY_REUSED for other content, IDEMPOTENCY_IN_PROGRESS when the first attempt takes too long */
  async run(call: IdempotentCall, transactional: boolean, handler: Handler): Promise<Outcome> {
    const deadline = Date.now() + this.config.idempotency.waitMs;
    for (let pause = 20; ; pause = Math.min(pause * 2, 250)) {
      const outcome = transactional ? await this.inOneUnit(call, handler) : await this.underLease(call, handler);
      if (outcome) return outcome;
      if (Date.now() + pause > deadline) {
        throw new DomainError('IDEMPOTENCY_IN_PROGRESS', 'The first attempt under this key is still running', {
          retryAfterMs: 1_000,
        });
      }
      await sleep(pause);
    }
  }

  /** Effect and stored reply commit together or not at all; a crash leaves nothing, so the next attempt simply runs. */
  private inOneUnit(call: IdempotentCall, handler: Handler): Promise<Outcome | null> {
    return this.unitOfWork.run(async () => {
      const fence = randomUUID();
      const known = settled(await this.keys.claim(call, fence, this.config.idempotency));
      if (known !== 'mine') return known;
      const { value, reply } = await handler();
      await this.keys.complete(call, fence, reply);
      return { replayed: false, value };
    });
  }

  /** For handlers that call outside: no transaction is open meanwhile, and a crash frees the key when the lease runs out. */
  private async underLease(call: IdempotentCall, handler: Handler): Promise<Outcome | null> {
    const fence = randomUUID();
    const { leaseMs } = this.config.idempotency;
    const known = settled(await this.unitOfWork.run(() => this.keys.claim(call, fence, this.config.idempotency)));
    if (known !== 'mine') return known;
    const renewal = setInterval(
      () => void this.keys.renew(call, fence, leaseMs).catch((error: unknown) => this.logger.warn(String(error))),
      leaseMs / 3,
    );
    try {
      const { value, reply } = await handler();
      await this.keys.complete(call, fence, reply);
      return { replayed: false, value };
    } catch (error) {
      // When this fails too the lease frees the key.
      await this.keys.release(call, fence).catch((failure: unknown) => this.logger.warn(String(failure)));
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  private async sweep(): Promise<void> {
    try {
      while ((await this.keys.deleteExpired(SWEEP_ROWS)) === SWEEP_ROWS);
    } catch (error) {
      this.logger.warn(`expired idempotency keys stay for now: ${String(error)}`);
    }
  }
}

/** `mine` to run the handler, the stored reply, or null to wait. */
function settled(claim: Claim): 'mine' | Outcome | null {
  if (claim.kind === 'other-content') {
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request');
  }
  if (claim.kind === 'claimed') return 'mine';
  return claim.kind === 'done' ? { replayed: true, reply: claim.reply } : null;
}
