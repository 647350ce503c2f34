import { setTimeout as sleep } from 'node:timers/promises';

import { Health } from '@hearken/platform-observability';
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';

import { httpConfig, type HttpConfig } from '../http.config';

/** Leaves in order: readiness says no, then the port closes, then requests under way finish; streams are cut at the end. */
@Injectable()
export class Drain implements BeforeApplicationShutdown {
  constructor(
    private readonly health: Health,
    private readonly host: HttpAdapterHost,
    @Inject(httpConfig.token) private readonly config: HttpConfig,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.health.markStopping();
    if (this.config.drainDelayMs > 0) await sleep(this.config.drainDelayMs);
    const server = this.host.httpAdapter.getHttpServer() as Server;
    // Runs while Nest waits for the server to close, which an event stream would hold up for ever.
    setTimeout(() => server.closeAllConnections(), this.config.drainTimeoutMs).unref();
  }
}
