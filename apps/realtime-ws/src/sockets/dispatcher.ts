import { RoleGrantsService } from '@hearken/domain-access';
import { DomainError } from '@hearken/platform-errors';
import { RedMetrics } from '@hearken/platform-observability';
import { Inject, Injectable } from '@nestjs/common';

import { socketEvents } from '../events';
import type { ClientConnection } from './client-connection';
import { toFrameError } from './frame-errors';
import type { AnySocketEvent, Call } from './socket-event';
import { SOCKET_SERVICES, type SocketServices } from './socket-services';

/** One event as it came: `id` is set when the client wants an answer. */
export interface IncomingEvent {
  name: unknown;
  payload: unknown;
  id: number | undefined;
}

/** Takes each event through rate, access and validation to its handler, and brings back one coded answer. */
@Injectable()
export class Dispatcher {
  private readonly table = new Map<string, AnySocketEvent>(socketEvents.map((event) => [event.name, event]));

  constructor(
    @Inject(SOCKET_SERVICES) private readonly services: SocketServices,
    private readonly grants: RoleGrantsService,
    private readonly metrics: RedMetrics,
  ) {}

  dispatch(connection: ClientConnection, { name, payload, id }: IncomingEvent): void {
    const startedAt = performance.now();
    const label = typeof name === 'string' && this.table.has(name) ? name : 'unknown';
    const finish = (outcome: string, json: string) => {
      connection.acknowledge(id, json);
      this.metrics.event(label, outcome, (performance.now() - startedAt) / 1000);
    };
    const refuse = (error: unknown) => {
      const refusal = toFrameError(error, label);
      finish(refusal.code, JSON.stringify({ ok: false, error: refusal }));
    };
    const reply = (ack: object) => finish('ok', JSON.stringify(ack));
    try {
      const event = this.admit(connection, name);
      this.assertAllowed(connection, event);
      this.run(connection, event, payload, { reply, refuse });
    } catch (error) {
      refuse(error);
    }
  }

  private admit(connection: ClientConnection, name: unknown): AnySocketEvent {
    const now = Date.now();
    const wait = connection.admitEvent(now);
    if (wait > 0) throw new DomainError('RATE_LIMITED', 'Too many events', { retryAfterMs: wait });
    // A token's end counts at once, not with the next sweep of the sockets.
    if (connection.actor.tokenExpiresAt <= now && name !== 'auth.renew')
      throw new DomainError('TOKEN_EXPIRED', 'The access token has expired');
    const event = typeof name === 'string' ? this.table.get(name) : undefined;
    if (!event) throw new DomainError('MALFORMED_REQUEST', 'There is no such event');
    return event;
  }

  /** Roles are looked up on every event: what was taken away counts from now on. @throws FORBIDDEN */
  private assertAllowed(connection: ClientConnection, { access }: AnySocketEvent): void {
    if (access.kind !== 'permission') return;
    if (this.grants.permissionsOf(connection.actor.roles).has(access.permission)) return;
    throw new DomainError('FORBIDDEN', 'The permission is missing');
  }

  private run(connection: ClientConnection, event: AnySocketEvent, payload: unknown, { reply, refuse }: Answer): void {
    if (event.take) return event.take({ connection, payload, services: this.services }, reply, refuse);
    const parsed = event.schema?.safeParse(payload);
    if (!parsed?.success) return refuse(new DomainError('VALIDATION_FAILED', describeIssues(parsed?.error)));
    const call = { connection, payload: parsed.data, services: this.services } as unknown as Call<never>;
    Promise.resolve(event.handle?.(call)).then(
      (result) => reply({ ok: true, ...(result as object | undefined) }),
      refuse,
    );
  }
}

interface Answer {
  reply: (ack: object) => void;
  refuse: (error: unknown) => void;
}

function describeIssues(error: { issues: { path: PropertyKey[]; message: string }[] } | undefined): string {
  const issues = error?.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'payload'}: ${message}`);
  return (issues?.join('; ') ?? 'The payload is not valid').slice(0, 300);
}
