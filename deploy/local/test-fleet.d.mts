import type { LocalServer } from './servers/index.mjs';

export type ServiceName =
  | 'api'
  | 'realtime-ws'
  | 'admin-api'
  | 'archive-fetcher'
  | 'media-worker'
  | 'plugin-runner'
  | `realtime-ws-${number}`;

/** One service's process, started again with backoff when it dies unasked. */
export interface FleetService {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  readonly isRunning: boolean;
  readonly logFile: string;
  start(): void;
  stop(timeoutMs?: number): Promise<void>;
  kill9(options?: { revive?: boolean }): Promise<void>;
  waitUntilReady(timeoutMs: number): Promise<void>;
}

export interface TestFleet {
  readonly url: string;
  readonly ports: Record<string, number>;
  readonly fleet: {
    readonly services: ReadonlyMap<ServiceName, FleetService>;
    readonly servers: { readonly postgres: LocalServer; readonly redis: LocalServer; readonly nats: LocalServer };
    readonly at: { readonly ownerUrl: string; readonly redisUrl: string; readonly natsUrl: string };
    waitUntilHealthy(timeoutMs: number): Promise<void>;
  };
  /** Warnings and errors that services have logged, newest last. */
  readonly complaints: readonly string[];
  readonly logs: string;
  stop(): Promise<void>;
}

export function startTestFleet(options?: {
  env?: Record<string, string>;
  realtimeNodes?: number;
  demo?: boolean;
  name?: string;
  durable?: boolean;
}): Promise<TestFleet>;
