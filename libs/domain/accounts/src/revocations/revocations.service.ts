import { loginsRevokedSchema, loginsRevokedSubject } from '@hearken/contracts';
import type { Revocations } from '@hearken/platform-auth';
import type { ConfigOf } from '@hearken/platform-config';
import { Subscriptions } from '@hearken/platform-messaging';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { accountsConfig } from '../accounts.config';
import { RevocationsRepository, type RevokedLogin } from './revocations.repository';

/** Rows become visible at commit, later than their time says; looking back this far finds them all the same. */
const LOOK_BACK_SECONDS = 15;
/** How long a revocation is kept beyond the life of the tokens it ends. */
const SLACK_MS = 60_000;

type Listener = (login: RevokedLogin) => void;

/** Sign-ins that were ended while their tokens still live: by a poll of PostgreSQL, and by NATS within milliseconds. */
@Injectable()
export class RevocationsService implements Revocations, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RevocationsService.name);
  private readonly forgetAt = new Map<string, number>();
  private readonly listeners = new Set<Listener>();
  private readonly keepMs: number;
  private polledUntil: Date | null = null;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly revocations: RevocationsRepository,
    private readonly subscriptions: Subscriptions,
    @Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>,
  ) {
    this.keepMs = config.accessTokenSeconds * 1000 + SLACK_MS;
  }

  async onModuleInit(): Promise<void> {
    this.unsubscribe = this.subscriptions.subscribe(loginsRevokedSubject, (bytes) => this.hear(bytes));
    await this.poll();
    this.timer = setInterval(() => void this.poll(), this.config.revocationsPollMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.unsubscribe();
  }

  isRevoked(sid: string): boolean {
    return this.forgetAt.has(sid);
  }

  /** Calls the listener once for every sign-in that ends, so that its sockets can be closed; returns how to stop. */
  onRevoked(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Takes revocations in at once, without waiting for NATS or the poll. */
  note(logins: readonly RevokedLogin[]): void {
    for (const login of logins) {
      if (this.forgetAt.has(login.sid)) continue;
      this.forgetAt.set(login.sid, Date.now() + this.keepMs);
      for (const listener of this.listeners) this.tell(listener, login);
    }
  }

  /** Reads what was revoked since the last time. */
  async poll(): Promise<void> {
    try {
      const seconds = this.polledUntil === null ? this.keepMs / 1000 : null;
      const { logins, now } = await this.revocations.since(this.polledUntil, seconds ?? LOOK_BACK_SECONDS);
      this.note(logins);
      this.polledUntil = now;
      this.forget();
    } catch (error) {
      this.logger.warn(`revocations could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private hear(bytes: Uint8Array): void {
    const { accountId, sids } = loginsRevokedSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    this.note(sids.map((sid) => ({ sid, accountId })));
  }

  private tell(listener: Listener, login: RevokedLogin): void {
    try {
      listener(login);
    } catch (error) {
      this.logger.error('a listener for revocations failed', error instanceof Error ? error.stack : String(error));
    }
  }

  private forget(): void {
    const now = Date.now();
    // A Map iterates in the order of insertion, and all are kept equally long.
    for (const [sid, at] of this.forgetAt) {
      if (at > now) return;
      this.forgetAt.delete(sid);
    }
  }
}
