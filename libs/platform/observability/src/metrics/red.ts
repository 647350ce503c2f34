import { Injectable } from '@nestjs/common';
import type { Histogram } from 'prom-client';

import { Metrics } from './metrics';

/** Rate, errors and duration of what a service answers: HTTP routes and socket events. Consumers report to messaging's port. */
@Injectable()
export class RedMetrics {
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly events: Histogram<'event' | 'outcome'>;
  private readonly eventSeries = new Map<string, ReturnType<Histogram<'event' | 'outcome'>['labels']>>();

  constructor(metrics: Metrics) {
    this.requests = metrics.histogram('http_request_duration_seconds', 'HTTP requests by route pattern and status', [
      'method',
      'route',
      'status',
    ]);
    this.events = metrics.histogram(
      'socket_event_duration_seconds',
      'Socket events by name and outcome (ok or error code)',
      ['event', 'outcome'],
    );
  }

  /** `route` is the pattern, never the path: labels must stay few. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  event(event: string, outcome: string, seconds: number): void {
    const key = `${event} ${outcome}`;
    let series = this.eventSeries.get(key);
    // Looking the labels up anew would cost a chat message several microseconds; events and outcomes are few.
    if (!series) this.eventSeries.set(key, (series = this.events.labels({ event, outcome })));
    series.observe(seconds);
  }
}
