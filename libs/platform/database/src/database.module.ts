import { setTimeout as sleep } from 'node:timers/promises';
import {
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { DataSource } from 'typeorm';
import { createDataSource, type EntitySource } from './data-source';
import { databaseConfig } from './database.config';
import { ReplicaReads } from './replica-reads';
import { UnitOfWork } from './unit-of-work';

/** Provides DataSource and UnitOfWork to the whole app. Needs `serviceConfig` and `databaseConfig`; connects in onModuleInit only. */
@Module({})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseModule.name);

  constructor(
    private readonly dataSource: DataSource,
    @Inject(databaseConfig.token) private readonly config: ConfigOf<typeof databaseConfig>,
  ) {}

  static forRoot({ entities = [] }: { entities?: EntitySource } = {}): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: DataSource,
          inject: [databaseConfig.token, serviceConfig.token],
          useFactory: (database: ConfigOf<typeof databaseConfig>, service: ConfigOf<typeof serviceConfig>) =>
            createDataSource(database, service.name, entities),
        },
        UnitOfWork,
        ReplicaReads,
      ],
      exports: [DataSource, UnitOfWork, ReplicaReads],
    };
  }

  /** Waits for the database up to DATABASE_START_TIMEOUT_MS, so that the order in which a fleet starts does not matter. */
  async onModuleInit(): Promise<void> {
    const deadline = Date.now() + this.config.startTimeoutMs;
    while (!this.dataSource.isInitialized) {
      try {
        await this.dataSource.initialize();
      } catch (error) {
        if (Date.now() >= deadline) throw error;
        this.logger.warn(`The database is not reachable yet: ${String(error)}`);
        await sleep(500);
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
