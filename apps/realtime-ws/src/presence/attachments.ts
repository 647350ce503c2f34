import { PresenceEdges } from '@hearken/domain-sessions';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Writes down who is connected here: edges as they happen, and a lease that heals what an edge could not say. */
@Injectable()
export class Attachments {
  private readonly logger = new Logger(Attachments.name);
  /** Edges of one node are written one after the other: a quick leave and return must not overtake each other. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly edges: PresenceEdges,
    @Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>,
  ) {}

  started(): void {
    this.enqueue(() => this.edges.nodeStarted(this.service.instanceId, new Date()));
  }

  attached(accountId: string): void {
    const at = new Date();
    this.enqueue(() => this.edges.attach(accountId, this.service.instanceId, at));
  }

  /** @param heardAt the last time that anything came from it */
  detached(accountId: string, heardAt: number, cause: 'client' | 'server'): void {
    this.enqueue(() => this.edges.detach(accountId, this.service.instanceId, new Date(heardAt), cause));
  }

  lease(accountIds: readonly string[]): void {
    this.enqueue(() => this.edges.lease(this.service.instanceId, accountIds, new Date()));
  }

  written(): Promise<void> {
    return this.last;
  }

  private enqueue(write: () => Promise<void>): void {
    this.last = this.last.then(write).catch((error: unknown) => {
      // The next lease says it all again.
      this.logger.warn(`presence could not be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}
