import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { NatsConnection } from '@hearken/platform-messaging';
import { Health, type HealthReport } from '@hearken/platform-observability';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

import { healthSubject } from './health.subject';

export const FLEET = Symbol('hearken.fleet');

const ANSWER_MS = 1_000;
/** The question is open to everybody and costs a message to each service. */
const REMEMBER_MS = 500;

const reportSchema = z.object({
  service: z.string(),
  instance: z.string(),
  status: z.enum(['ready', 'not-ready', 'stopping']),
  checks: z.record(z.string(), z.string()),
  version: z.string(),
  uptimeSeconds: z.number(),
});

export const fleetHealthSchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    services: z.array(
      z.object({
        service: z.string(),
        status: z.enum(['ready', 'not-ready', 'stopping', 'silent']),
        checks: z.record(z.string(), z.string()),
        version: z.string().nullable(),
        uptimeSeconds: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'FleetHealth' });
export type FleetHealth = z.infer<typeof fleetHealthSchema>;
type ServiceHealth = FleetHealth['services'][number];

/** Asks every service of the fleet how it is. */
@Injectable()
export class FleetHealthService {
  private known: { answer: Promise<FleetHealth>; until: number } | undefined;

  constructor(
    private readonly health: Health,
    private readonly nats: NatsConnection,
    @Inject(serviceConfig.token) private readonly self: ConfigOf<typeof serviceConfig>,
    @Inject(FLEET) private readonly fleet: readonly string[],
  ) {}

  report(): Promise<FleetHealth> {
    if (!this.known || this.known.until < Date.now())
      this.known = { answer: this.ask(), until: Date.now() + REMEMBER_MS };
    return this.known.answer;
  }

  private async ask(): Promise<FleetHealth> {
    const services = await Promise.all(this.fleet.map((service) => this.askOne(service)));
    return { status: services.every(({ status }) => status === 'ready') ? 'ready' : 'not-ready', services };
  }

  private async askOne(service: string): Promise<ServiceHealth> {
    if (service === this.self.name) return toServiceHealth(await this.health.report());
    try {
      if (!this.nats.current || !this.nats.isConnected) throw new Error('NATS is not connected');
      const answer = await this.nats.current.request(healthSubject(service), undefined, { timeout: ANSWER_MS });
      return { ...toServiceHealth(reportSchema.parse(answer.json())), service };
    } catch {
      // Not started, crashed, cut off from NATS, or answering nonsense: seen from here the same.
      return { service, status: 'silent', checks: {}, version: null, uptimeSeconds: null };
    }
  }
}

function toServiceHealth({ service, status, checks, version, uptimeSeconds }: HealthReport): ServiceHealth {
  return { service, status, checks, version, uptimeSeconds };
}
