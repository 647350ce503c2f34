import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fen } from '@hearken/contracts';
import { ensureKeys } from '@hearken/crypto';
import { accountsConfig, ConsentsService } from '@hearken/domain-accounts';
import { conversationLogConfig } from '@hearken/domain-conversations';
import { CounselorPresence, CounselorsService } from '@hearken/domain-counselors';
import { ledgerConfig, LedgerInvariants, WalletService } from '@hearken/domain-ledger';
import * as entities from '@hearken/entities';
import type { Actor } from '@hearken/platform-auth';
import { CacheModule, cacheConfig, redisConfig } from '@hearken/platform-cache';
import { ConfigModule, KeysModule, keysConfig, serviceConfig } from '@hearken/platform-config';
import { databaseConfig, DatabaseModule, UnitOfWork, uuidv7 } from '@hearken/platform-database';
import { messagingConfig, MessagingModule, natsConfig } from '@hearken/platform-messaging';
import { testDatabase, testNatsUrl, testRedisUrl, type TestDatabase, type TestRole } from '@hearken/platform-testing';
import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { Clock } from './clock';
import { SessionsRepository } from './consultations/sessions.repository';
import { SessionsService } from './consultations/sessions.service';
import { Matchmaker } from './offers/matchmaker';
import { PresenceEdges } from './presence/presence-edges';
import { PresenceKeeping } from './presence/presence-keeping';
import { SessionTimers } from './session-timers';
import { sessionsConfig } from './sessions.config';
import { SessionsWorkerModule } from './sessions-worker.module';
import { SessionsModule } from './sessions.module';

const LEASE_EVERY = 5;

export interface StartOptions {
  env?: Record<string, string>;
  imports?: (Type | DynamicModule)[];
  /** The database role; a service of its own unless told. */
  role?: TestRole;
  realTime?: boolean;
}

/**
 * A process with the sessions' real services on a real database, and time that only moves when told. Faked: the clock, and
 * who is online (Redis).
 */
export class SessionsProcess {
  readonly online = new Set<string>();
  private readonly attached = new Map<string, Set<string>>();

  private constructor(
    readonly app: INestApplicationContext,
    private readonly time: { now: number } | null,
  ) {
    if (time) app.get(Clock, { strict: false }).now = () => new Date(time.now);
    app.get(CounselorPresence, { strict: false }).online = () => Promise.resolve([...this.online]);
  }

  /** @param time null: the real clock */
  static async start(
    url: string,
    keysDir: string,
    time: { now: number } | null,
    options: StartOptions = {},
  ): Promise<SessionsProcess> {
    const fragments = [
      serviceConfig,
      keysConfig,
      databaseConfig,
      natsConfig,
      messagingConfig,
      redisConfig,
      cacheConfig,
    ];
    const domains = [accountsConfig, conversationLogConfig, ledgerConfig, sessionsConfig];
    const servers = {
      DATABASE_URL: url,
      NATS_URL: testNatsUrl(),
      REDIS_URL: testRedisUrl(),
      KEYS_DIR: keysDir,
      DATABASE_POOL_SIZE: '20',
    };
    @Module({
      imports: [
        ConfigModule.forRoot([...fragments, ...domains], { env: { ...servers, ...options.env } }),
        KeysModule,
        DatabaseModule.forRoot({ entities }),
        MessagingModule.forRoot(),
        CacheModule.forRoot(),
        SessionsModule,
        SessionsWorkerModule,
        ...(options.imports ?? []),
      ],
    })
    class Composition {}
    return new SessionsProcess(await NestFactory.createApplicationContext(Composition, { logger: ['error'] }), time);
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }
  get sessions(): SessionsService {
    return this.get(SessionsService);
  }
  get edges(): PresenceEdges {
    return this.get(PresenceEdges);
  }
  get unitOfWork(): UnitOfWork {
    return this.get(UnitOfWork);
  }
  now(): Date {
    return this.time ? new Date(this.time.now) : new Date();
  }

  async attach(accountId: string, node = 'n1'): Promise<void> {
    this.on(node).add(accountId);
    await this.edges.attach(accountId, node, this.now());
  }
  async detach(accountId: string, node = 'n1'): Promise<void> {
    this.on(node).delete(accountId);
    await this.edges.detach(accountId, node, this.now());
  }
  /** The node stops leasing and writes no edge, like after kill -9. */
  kill(node: string): void {
    this.attached.delete(node);
  }

  /** Lets time pass second by second, with leases and the worker as in operation. */
  async pass(seconds: number): Promise<void> {
    const { time } = this;
    if (!time) throw new Error('real time passes by itself');
    for (let second = 0; second < seconds; second++) {
      time.now += 1000;
      if (Math.floor(time.now / 1000) % LEASE_EVERY === 0) {
        await this.lease();
        await this.get(PresenceKeeping).endDeadNodes();
      }
      await this.workOff();
    }
  }

  async lease(): Promise<void> {
    for (const [node, accounts] of this.attached) await this.edges.lease(node, [...accounts], this.now());
  }

  /** What the sweeper does: one due row a transaction, until none is left. Returns how many there were. */
  async workOff(): Promise<number> {
    let done = 0;
    while (await this.workOffOne()) done++;
    return done;
  }

  match(): Promise<void> {
    return this.get(Matchmaker).run();
  }

  async workOffOne(): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const session = await this.get(SessionsRepository).lockNextDue(this.now());
      if (!session) return false;
      await this.get(SessionTimers).work(session);
      return true;
    });
  }

  async aUser({ cash = 0 }: { cash?: number } = {}): Promise<Actor> {
    const actor = await this.anAccount('user');
    await this.get(ConsentsService).giveAllRequired(actor.id);
    if (cash > 0) await this.topUp(actor, cash);
    return actor;
  }

  async topUp({ id: userId }: Actor, cash: number): Promise<void> {
    await this.get(WalletService).topUpPaid({ paymentId: uuidv7(), userId, provider: 'sandbox', amount: fen(cash) });
  }

  async aCounselor({ price = 100, capacity = 3, online = true, commissionBps = 3000 } = {}): Promise<Actor> {
    const actor = await this.anAccount('counselor');
    await this.get(CounselorsService).ensureProfile({
      id: actor.id,
      displayName: 'Lin',
      headline: 'Listens',
      bio: 'Listens well',
      topics: ['anxiety'],
      languages: ['zh-CN'],
      pricePerMinute: fen(price),
      verified: true,
      avatarSeed: 'a',
      capacity,
      commissionBps,
    });
    if (online) this.online.add(actor.id);
    return actor;
  }

  /** A session that both sides attend, just begun. */
  async anActiveSession({ cash = 10_000, price = 100 } = {}): Promise<{ user: Actor; counselor: Actor; id: string }> {
    const [user, counselor] = [await this.aUser({ cash }), await this.aCounselor({ price })];
    const { sessionId: id } = await this.sessions.request(user, { counselorId: counselor.id, product: 'perMinute' });
    await this.attach(user.id);
    await this.attach(counselor.id);
    await this.sessions.accept(counselor, id);
    return { user, counselor, id };
  }

  async wallet({ id }: Actor): Promise<{ cash: number; bonus: number; held: number }> {
    return this.get(WalletService).wallet(id);
  }

  async ledgerIsSound(): Promise<boolean> {
    return (await this.get(LedgerInvariants).check()).ok;
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  private on(node: string): Set<string> {
    const accounts = this.attached.get(node) ?? new Set();
    this.attached.set(node, accounts);
    return accounts;
  }

  private async anAccount(role: 'user' | 'counselor'): Promise<Actor> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      'INSERT INTO accounts.accounts (display_name, roles) VALUES ($1, $2) RETURNING id',
      [role, [role]],
    );
    return { id: row!.id, roles: [role], sid: uuidv7(), tokenExpiresAt: Date.now() + 900_000 };
  }
}

export interface SessionsWorld {
  database: TestDatabase;
  time: { now: number };
  start(options?: StartOptions): Promise<SessionsProcess>;
  close(): Promise<void>;
}

/** A database with any number of processes on it that share one clock. */
export async function sessionsWorld(): Promise<SessionsWorld> {
  const database = await testDatabase();
  const keysDir = await mkdtemp(join(tmpdir(), 'hearken-keys-'));
  await ensureKeys(keysDir);
  const time = { now: Math.ceil(Date.now() / 5000) * 5000 };
  const started: SessionsProcess[] = [];
  return {
    database,
    time,
    start: async (options = {}) => {
      const url = database.roleUrl(options.role ?? 'hearken_api');
      const one = await SessionsProcess.start(url, keysDir, options.realTime ? null : time, options);
      started.push(one);
      return one;
    },
    close: async () => {
      await Promise.all(started.map((one) => one.stop()));
      await database.drop();
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}
