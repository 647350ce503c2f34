import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { DomainError } from '@hearken/platform-errors';
import { Pool } from 'pg';
import { connectionOptions } from './data-source';
import { databaseConfig } from './database.config';
import { translateDatabaseError } from './database-errors';
import { UnitOfWork } from './unit-of-work';

/** Reads that may lag behind (lists of staff, statistics, search), spread over DATABASE_REPLICA_URLS; never a read of one's own write. */
@Injectable()
export class ReplicaReads implements OnApplicationShutdown {
  private readonly logger = new Logger(ReplicaReads.name);
  /** A pool connects on its first query: a replica that is down keeps no service from starting. */
  private readonly replicas: Pool[];
  private next = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(databaseConfig.token) config: ConfigOf<typeof databaseConfig>,
    @Inject(serviceConfig.token) service: ConfigOf<typeof serviceConfig>,
  ) {
    this.replicas = config.replicaUrls.map(
      (connectionString) =>
        new Pool({
          ...connectionOptions(config),
          connectionString,
          application_name: service.name,
          max: config.poolSize,
          connectionTimeoutMillis: config.connectTimeoutMs,
        }),
    );
    // Without a listener an idle connection that breaks ends the process.
    for (const replica of this.replicas) replica.on('error', (error) => this.warn(error));
  }

  /** Rows from a replica; from the primary inside a unit, without replicas, and while the replica cannot be reached. */
  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const replica = this.unitOfWork.isActive ? undefined : this.replicas[this.next++ % this.replicas.length];
    if (!replica) return this.unitOfWork.query<T>(sql, params);
    try {
      const { rows } = await replica.query(sql, params);
      return rows as T[];
    } catch (error) {
      if (!(translateDatabaseError(error) instanceof DomainError)) throw error;
      this.warn(error);
      return this.unitOfWork.query<T>(sql, params);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.end()));
  }

  private warn(error: unknown): void {
    this.logger.warn(`A replica is not reachable: ${String(error)}`);
  }
}
