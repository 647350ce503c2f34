import type { PluginState } from '../host/plugins.repository';

export interface Delivery {
  id: string;
  plugin: string;
  conversationId: string;
  /** bigint, as pg hands it over. */
  seq: string;
  messageId: string;
  entryType: string;
  sealed: string;
  attempts: number;
}

/** Which of the plugins want to see an entry of this type. */
export function interestedIn(entryType: string, plugins: readonly PluginState[]): PluginState[] {
  return plugins.filter(({ manifest }) => (manifest.entryTypes as readonly string[]).includes(entryType));
}

/** Milliseconds until the next attempt: doubling from a second, a minute at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(attempts, 16));
}
