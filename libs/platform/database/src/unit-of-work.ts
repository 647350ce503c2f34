import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@hearken/platform-errors';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isRetryable, translateDatabaseError, unavailable } from './database-errors';
import { queryRows } from './query-rows';

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';
export interface UnitOptions {
  isolation?: Isolation;
}

type Effect = () => void | Promise<void>;
interface Unit {
  runner: QueryRunner;
  isolation: Isolation;
  effects: Effect[];
  /** False once it ended: timers and subscriptions born inside of a unit carry its context for ever. */
  open: boolean;
  /** A nested unit that failed; its half-done work must not be committed by someone who caught the error. */
  failure?: { error: unknown };
}

const ATTEMPTS = 4;
const levels: readonly Isolation[] = ['read committed', 'repeatable read', 'serializable'];
const typeormIsolation = {
  // PostgreSQL's default, so the statement that sets it is saved.
  'read committed': undefined,
  'repeatable read': 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
} as const;

/** One transaction that everything called inside of `run` shares, without being handed down. */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);
  private readonly ambient = new AsyncLocalStorage<Unit>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction. A nested call joins; the outermost repeats on serialization failure and deadlock, up to 3 times. */
  async run<T>(work: () => Promise<T>, { isolation = 'read committed' }: UnitOptions = {}): Promise<T> {
    const outer = this.unit;
    if (outer) return join(outer, work, isolation);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transact(work, isolation);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw translateDatabaseError(error);
        // Full jitter: two that deadlocked must not meet again.
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  /** Like `run`, but inside a unit it is a savepoint: its failure may be caught and leaves nothing behind. Not for use in parallel. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { unit } = this;
    if (!unit) return this.run(work);
    const { failure } = unit;
    const effects = unit.effects.length;
    await unit.runner.startTransaction();
    try {
      const result = await work();
      if (unit.failure !== failure) throw caughtFailure(unit.failure?.error);
      await unit.runner.commitTransaction();
      return result;
    } catch (error) {
      await unit.runner.rollbackTransaction();
      unit.effects.length = effects;
      unit.failure = failure;
      throw error;
    }
  }

  /** The ambient transaction's manager, or the pool's when no unit is open. */
  get manager(): EntityManager {
    return this.unit?.runner.manager ?? this.dataSource.manager;
  }

  /** Runs SQL on the ambient connection, or on one of the pool, and returns the rows, also those of UPDATE … RETURNING. */
  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const { unit } = this;
    return unit ? queryRows<T>(unit.runner, sql, params) : this.queryPool<T>(sql, params);
  }

  /** Remembers an effect for after the outermost commit, in order; outside of a unit it runs at once. Its errors are logged, never thrown. */
  afterCommit(effect: Effect): void {
    const { unit } = this;
    if (unit) unit.effects.push(effect);
    else void this.apply([effect]);
  }

  get isActive(): boolean {
    return this.unit !== undefined;
  }

  private get unit(): Unit | undefined {
    const unit = this.ambient.getStore();
    return unit?.open ? unit : undefined;
  }

  private async queryPool<T>(sql: string, params: unknown[]): Promise<T[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await queryRows<T>(runner, sql, params);
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  private async transact<T>(work: () => Promise<T>, isolation: Isolation): Promise<T> {
    const unit: Unit = { runner: this.dataSource.createQueryRunner(), isolation, effects: [], open: true };
    let result: T;
    try {
      await unit.runner.startTransaction(typeormIsolation[isolation]);
      result = await this.ambient.run(unit, work);
      if (unit.failure) throw caughtFailure(unit.failure.error);
      await commit(unit.runner);
    } catch (error) {
      // TypeORM lets go of a runner whose connection broke, and complains about that instead of the break.
      if (unit.runner.isReleased && !(error instanceof DomainError)) throw unavailable(error);
      await rollback(unit.runner);
      throw error;
    } finally {
      unit.open = false;
      await unit.runner.release();
    }
    await this.apply(unit.effects);
    return result;
  }

  private async apply(effects: Effect[]): Promise<void> {
    for (const effect of effects) {
      try {
        await effect();
      } catch (error) {
        this.logger.error(
          `An effect after commit failed: ${String(error)}`,
          error instanceof Error ? error.stack : undefined,
        );
      }
    }
  }
}

async function join<T>(unit: Unit, work: () => Promise<T>, isolation: Isolation): Promise<T> {
  // PostgreSQL cannot change it under way, and work that counts on more than it gets is wrong only now and then.
  if (levels.indexOf(isolation) > levels.indexOf(unit.isolation)) {
    throw new Error(`A nested unit asks for ${isolation}, the outer one runs under ${unit.isolation}`);
  }
  try {
    return await work();
  } catch (error) {
    unit.failure ??= { error };
    throw error;
  }
}

/** Commits on the connection itself: PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK and no error, and TypeORM hides that. */
async function commit(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as ClientBase;
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT') throw caughtFailure('a statement failed');
}

async function rollback(runner: QueryRunner): Promise<void> {
  try {
    await runner.rollbackTransaction();
  } catch {
    // In an unknown state: the pool drops a connection that is ending instead of handing it to the next one.
    const connection = runner.isReleased
      ? undefined
      : ((await runner.connect().catch(() => undefined)) as { end(): Promise<void> } | undefined);
    void connection?.end().catch(() => undefined);
  }
}

const caughtFailure = (cause: unknown): Error =>
  new Error('Part of a unit of work failed and its error was caught; what may fail belongs in unitOfWork.attempt()', {
    cause,
  });
