import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { stopTracing } from './start-tracing';

const LONGEST_MS = 2_000;

/** The last spans of a process are those that tell why it went. A collector that is away must not keep it from going. */
@Injectable()
export class TraceFlush implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    const tooLong = new Promise<void>((resolve) => {
      setTimeout(resolve, LONGEST_MS).unref();
    });
    await Promise.race([stopTracing().catch(() => undefined), tooLong]);
  }
}
