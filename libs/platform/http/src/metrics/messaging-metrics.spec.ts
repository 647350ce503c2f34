import { Metrics } from '@hearken/platform-observability';

import { PrometheusMessagingMetrics } from './messaging-metrics';

it('shows what messaging reports', async () => {
  const metrics = new Metrics();
  const messaging = new PrometheusMessagingMetrics(metrics);
  messaging.consumed('plugins-scan', 'retried', 0.02);
  messaging.relayed(3);
  messaging.outboxAge(1.5);
  messaging.deadLetters(2);
  messaging.consumerLag('plugins-scan', 7);
  const { text } = await metrics.expose();
  expect(text).toContain('consumer_delivery_duration_seconds_count{consumer="plugins-scan",outcome="retried"} 1');
  expect(text).toContain('outbox_relayed_rows_total 3');
  expect(text).toContain('outbox_age_seconds 1.5');
  expect(text).toContain('dead_letters 2');
  expect(text).toContain('consumer_lag_events{consumer="plugins-scan"} 7');
});
