import type { EventEnvelope } from '@hearken/contracts';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

import { NatsConnection } from '../connection/nats-connection';
import { DecoratedMethods, type DecoratedMethod } from '../decorated-methods';
import { stopSwitch } from '../stop-switch';
import { ConsumerLoop } from './consumer-loop';
import { ConsumersRuntime } from './consumers-runtime';
import { CONSUMES, type ConsumesMetadata } from './consumes.decorator';
import type { ConsumerSpec } from './event-handling';
import { KeyedQueue } from './keyed-queue';

/** Finds every @Consumes method of the application and runs its durable; drains at shutdown. */
@Injectable()
export class Consumers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Consumers.name);
  private readonly stop = stopSwitch();
  private loops: ConsumerLoop[] = [];
  private running: Promise<void>[] = [];

  constructor(
    private readonly methods: DecoratedMethods,
    private readonly nats: NatsConnection,
    private readonly runtime: ConsumersRuntime,
  ) {}

  onApplicationBootstrap(): void {
    const found = this.methods.find<ConsumesMetadata>(CONSUMES);
    refuseTwins(found);
    this.loops = found.flatMap((method) => this.loopsOf(method));
    this.running = this.loops.map((loop) => loop.run());
    if (this.loops.length > 0) this.logger.log(`${this.loops.length} consumers are running`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'late'>(
      (resolve) => (timer = setTimeout(resolve, this.runtime.config.drainMs, 'late')),
    );
    const drained = Promise.all([...this.running, ...this.loops.map((loop) => loop.drained())]);
    // Whatever is late stays unacknowledged: JetStream delivers it again, to somebody else.
    if ((await Promise.race([drained, deadline])) === 'late')
      this.logger.warn('some events were still in hand at the deadline');
    clearTimeout(timer);
  }

  private loopsOf({ metadata: { events, options }, call }: DecoratedMethod<ConsumesMetadata>): ConsumerLoop[] {
    // One queue for all of a method's events, so that concurrency and order by key hold across them.
    const queue = new KeyedQueue(options.concurrency ?? 4);
    const handle = async (event: EventEnvelope) => void (await call(event));
    return events.map((event, index) => {
      // nats-server 2.9 knows one filter subject a consumer.
      const durable = events.length === 1 ? options.durable : `${options.durable}-${index + 1}`;
      const spec: ConsumerSpec = { options, event, durable, handle };
      return new ConsumerLoop(spec, this.nats, queue, this.runtime.tools(this.stop.signal));
    });
  }
}

/** Two methods on one durable would each get half of the events. */
function refuseTwins(found: DecoratedMethod<ConsumesMetadata>[]): void {
  const names = new Map<string, string>();
  for (const { metadata, name } of found) {
    const twin = names.get(metadata.options.durable);
    if (twin) throw new Error(`${twin} and ${name} consume with the same durable "${metadata.options.durable}"`);
    names.set(metadata.options.durable, name);
  }
}
