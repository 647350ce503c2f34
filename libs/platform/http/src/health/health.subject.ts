/** Core NATS request/reply; every process of a service answers with its HealthReport. */
export const healthSubject = (service: string) => `hearken.health.${service}`;
