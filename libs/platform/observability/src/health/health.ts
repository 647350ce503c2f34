import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';

/** Something that must work for a service to be of use. */
export interface HealthIndicator {
  readonly name: string;
  /** false: reported, and the service is ready without it. */
  readonly essential?: boolean;
  /** Resolves when well. @throws with a sentence for the operator when not */
  check(): Promise<void>;
}

export type HealthStatus = 'ready' | 'not-ready' | 'stopping';

export interface HealthReport {
  service: string;
  instance: string;
  status: HealthStatus;
  /** `ok`, or what is wrong. */
  checks: Record<string, string>;
  version: string;
  uptimeSeconds: number;
}

const CHECK_TIMEOUT_MS = 2_000;
/** Probes, the fleet's question and people asking at once share one run of the checks. */
const REMEMBER_MS = 500;

/** Collects the indicators of a process and reports on them. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  private readonly indicators: HealthIndicator[] = [];
  private stopping = false;
  private running: { report: Promise<HealthReport>; until: number } | undefined;

  constructor(@Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>) {}

  register(...indicators: HealthIndicator[]): void {
    this.indicators.push(...indicators);
  }

  /** From here on the load balancer must look elsewhere, while requests under way finish. */
  beforeApplicationShutdown(): void {
    this.markStopping();
  }

  markStopping(): void {
    this.stopping = true;
  }

  report(): Promise<HealthReport> {
    if (!this.running || this.running.until < Date.now() || this.stopping) {
      this.running = { report: this.run(), until: Date.now() + REMEMBER_MS };
    }
    return this.running.report;
  }

  private async run(): Promise<HealthReport> {
    const results = await Promise.all(
      this.indicators.map(async (indicator) => ({
        name: indicator.name,
        essential: indicator.essential,
        result: await outcome(indicator),
      })),
    );
    const ready = results.every(({ essential = true, result }) => !essential || result === 'ok');
    return {
      service: this.service.name,
      instance: this.service.instanceId,
      status: this.stopping ? 'stopping' : ready ? 'ready' : 'not-ready',
      checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
      version: VERSION,
      uptimeSeconds: Math.floor(process.uptime()),
    };
  }
}

/** Of the release: all packages carry one version. */
const VERSION = '0.1.0';

async function outcome(indicator: HealthIndicator): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([indicator.check(), tooLong]);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
