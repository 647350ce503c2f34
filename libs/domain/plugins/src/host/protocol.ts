/** What host and plugin process say to each other over the IPC channel. */
export interface PluginMessage {
  messageId: string;
  conversationId: string;
  seq: number;
  type: string;
  text: string;
}

export interface PluginAlert {
  rule: string;
  level: number;
  words: string[];
}

export type ToPlugin =
  | { kind: 'start'; entry: string; permissions: string[]; settings: unknown }
  | { kind: 'message'; id: number; message: PluginMessage };

export type FromPlugin =
  | { kind: 'ready' }
  | { kind: 'log'; line: string }
  | { kind: 'done'; id: number; alerts: PluginAlert[] }
  | { kind: 'failed'; id: number; error: string };
