import { streams } from '@hearken/contracts';
import { JetStreamApiError, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

import type { NatsConfig } from '../messaging.config';

const STREAM_NAME_IN_USE = 10058;

/** Creates or corrects one stream a domain; harmless when they are already as they should be. */
export async function ensureStreams(manager: JetStreamManager, config: NatsConfig): Promise<void> {
  await Promise.all(
    Object.entries(streams).map(([domain, name]) => ensureStream(manager, streamConfig(domain, name, config))),
  );
}

async function ensureStream(
  manager: JetStreamManager,
  wanted: Partial<StreamConfig> & { name: string },
): Promise<void> {
  try {
    await manager.streams.add(wanted);
  } catch (error) {
    // Adding an existing stream succeeds when it is the same; otherwise its limits changed with the configuration.
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NAME_IN_USE) throw error;
    await manager.streams.update(wanted.name, wanted);
  }
}

function streamConfig(domain: string, name: string, config: NatsConfig): Partial<StreamConfig> & { name: string } {
  return {
    name,
    subjects: [`hearken.${domain}.>`],
    storage: 'file',
    retention: 'limits',
    discard: 'old',
    max_age: nanos(config.streamMaxAgeSeconds * 1000),
    duplicate_window: nanos(config.duplicateWindowSeconds * 1000),
    num_replicas: config.streamReplicas,
  };
}
