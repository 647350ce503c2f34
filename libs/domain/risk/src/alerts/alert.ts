export type AlertState = 'open' | 'acknowledged';

/** Something a plugin found in a message and a person should look at. */
export interface Alert {
  id: string;
  plugin: string;
  rule: string;
  /** 1 lowest … 3 highest. */
  level: number;
  conversationId: string;
  seq: number;
  messageId: string;
  /** The listed words that matched. */
  matches: string[];
  state: AlertState;
  raisedAt: Date;
  acknowledgedBy: string | null;
  acknowledgedAt: Date | null;
}

/** What a plugin says. */
export type NewAlert = Pick<Alert, 'plugin' | 'rule' | 'level' | 'conversationId' | 'seq' | 'messageId' | 'matches'>;
