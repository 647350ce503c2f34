import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isRetryable, translateDatabaseError } from './database-errors';

export type Isolation = 'read committed' | 'repeatable read' | 'serializable';
export interface UnitOptions {
  isolation?: Isolation;
}

type Effect = () => void | Promise<void>;
interface Unit {
  runner: QueryRunner;
  effects: Effect[];
  /** A nested unit that failed; its half-done work must not be committed by someone who caught the error. */
  failure?: { error: unknown };
}

const ATTEMPTS = 4;
const typeormIsolation = {
  'read committed': 'READ COMMITTED',
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
    const outer = this.ambient.getStore();
    if (outer) return this.join(outer, work);
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

  /** Runs `work` in a savepoint, so that its failure may be caught and leaves nothing behind. Inside a unit only; not in parallel with others. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const unit = this.ambient.getStore();
    if (!unit) return this.run(work);
    const effects = unit.effects.length;
    await unit.runner.startTransaction();
    try {
      const result = await work();
      await unit.runner.commitTransaction();
      return result;
    } catch (error) {
      await unit.runner.rollbackTransaction();
      unit.effects.length = effects;
      delete unit.failure;
      throw error;
    }
  }

  /** The ambient transaction's manager, or the pool's when no unit is open. */
  get manager(): EntityManager {
    return this.ambient.getStore()?.runner.manager ?? this.dataSource.manager;
  }

  /** Runs SQL on the ambient connection, or on one of the pool, and returns the rows, also those of UPDATE … RETURNING. */
  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const unit = this.ambient.getStore();
    if (unit) return rowsOf<T>(unit.runner, sql, params);
    const runner = this.dataSource.createQueryRunner();
    try {
      return await rowsOf<T>(runner, sql, params);
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /** Remembers an effect for after the outermost commit, in order; outside of a unit it runs at once. Its errors are logged, never thrown. */
  afterCommit(effect: Effect): void {
    const unit = this.ambient.getStore();
    if (unit) unit.effects.push(effect);
    else void this.apply([effect]);
  }

  get isActive(): boolean {
    return this.ambient.getStore() !== undefined;
  }

  private async join<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      unit.failure = { error };
      throw error;
    }
  }

  private async transact<T>(work: () => Promise<T>, isolation: Isolation): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const unit: Unit = { runner, effects: [] };
    let result: T;
    try {
      await runner.startTransaction(typeormIsolation[isolation]);
      result = await this.ambient.run(unit, work);
      if (unit.failure) throw caughtFailure(unit.failure.error);
      await runner.commitTransaction();
    } catch (error) {
      // A broken connection cannot roll back and need not: the server has done it.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
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

async function rowsOf<T>(runner: QueryRunner, sql: string, params: unknown[]): Promise<T[]> {
  const { records } = await runner.query(sql, params, true);
  return records as T[];
}

const caughtFailure = (cause: unknown): Error =>
  new Error('A nested unit of work failed and its error was caught; call it through unitOfWork.attempt()', { cause });
