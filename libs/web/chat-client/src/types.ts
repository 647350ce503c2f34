import type {
  ClientEvent,
  ClientPayload,
  ClientResults,
  Entry,
  ErrorCode,
  MessageType,
  ServerEvent,
  ServerPayload,
} from '@hearken/contracts';

export type Unsubscribe = () => void;

/**
 * `connecting` before the first connection, `online` while frames flow, `offline` while waiting to try again,
 * `signed-out` when the token was refused for good (call `connect()` after signing in), `closed` after `close()`.
 */
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'offline' | 'signed-out' | 'closed';

/** Keeps what is not yet acknowledged; IndexedDB in browsers, memory elsewhere. */
export interface OfflineStore {
  /** Everything this account has not sent yet, oldest first. */
  all(accountId: string): Promise<QueuedMessage[]>;
  put(accountId: string, message: QueuedMessage): Promise<void>;
  remove(accountId: string, clientMessageId: string): Promise<void>;
}

export interface ChatClientOptions {
  /** Origin of the gateway; in a browser the page's own by default. */
  url?: string;
  /** @default '/ws' */
  path?: string;
  /** The signed-in account: whose queue is kept, and whose messages are "mine". */
  accountId: string;
  /**
   * Hands over an access token that is valid now; refresh it here. `refused` says that the server did not take the
   * last one. Resolve null when nobody is signed in any more.
   */
  getToken(reason: 'connect' | 'renew' | 'refused'): Promise<string | null>;
  store?: OfflineStore;
  /** How long a request waits for its answer. @default 10000 */
  requestTimeoutMs?: number;
  /** How many of the newest entries a conversation shows at first. @default 50 */
  pageSize?: number;
  /** Full jitter: a wait is anything from `minMs` to min(maxMs, minMs · 2^attempt). @default 1000–30000 */
  backoff?: { minMs: number; maxMs: number };
}

/** A coded refusal, or `TIMEOUT` / `UNAVAILABLE` when no answer came. */
export interface ChatFailure {
  code: ErrorCode;
  message: string;
  retryAfterMs?: number;
}

export interface Draft {
  type: MessageType;
  content: Record<string, unknown>;
  replyToSeq?: number;
}

export interface QueuedMessage extends Draft {
  conversationId: string;
  clientMessageId: string;
  /** ISO 8601, by this device's clock: for display until the server's time is known. */
  queuedAt: string;
}

/** A message of mine that is not in the log yet: shown after `entries`, in this order. */
export interface PendingMessage extends QueuedMessage {
  /** `failed` messages were refused for good: `retry` or `discard` them. */
  status: 'queued' | 'sending' | 'failed';
  error: ChatFailure | null;
}

/** `loading` before the first page, `live` when everything up to the head is here, `catching-up` while a hole is pulled. */
export type ConversationState = 'loading' | 'live' | 'catching-up' | 'offline' | 'not-found';

/** A window on one conversation's log that is always gapless and in order. */
export interface Conversation {
  readonly id: string;
  /** Ascending by seq without a hole. A new array after each change, so that it can be compared by reference. */
  readonly entries: readonly Entry[];
  readonly pending: readonly PendingMessage[];
  /** The newest seq the server is known to have. */
  readonly head: number;
  readonly state: ConversationState;
  /** False when the window begins at seq 1. */
  readonly hasOlder: boolean;
  /** Cursors by account, mine included. */
  readonly cursors: Readonly<Record<string, { received: number; read: number }>>;
  /** Accounts that are typing at the moment, without mine. */
  readonly typing: readonly string[];

  /** Queues a message (kept over reloads), sends it as soon as possible, once: returns at once with its id. */
  send(draft: Draft): PendingMessage;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  recall(seq: number): Promise<void>;
  edit(seq: number, text: string): Promise<void>;
  /** Reads a page before the window. */
  loadOlder(): Promise<void>;
  /** Tells that the entries up to `seq` (the newest by default) have been seen. Coalesced. */
  markRead(seq?: number): void;
  /** Repeated by itself while true; goes out after some seconds without a call. */
  setTyping(active: boolean): void;
  /** Calls back after any change of the fields above. */
  onChange(listener: () => void): Unsubscribe;
  /** Stops following; the conversation can be opened again. */
  close(): void;
}

export interface ChatClient {
  readonly accountId: string;
  readonly status: ConnectionStatus;
  /** Starts connecting and keeps at it until `close`. */
  connect(): void;
  close(): void;
  onStatus(listener: (status: ConnectionStatus) => void): Unsubscribe;
  /** Sends any frame of the contract and resolves with its answer. @throws ChatError with the server's code. */
  request<E extends ClientEvent>(event: E, payload: ClientPayload<E>): Promise<ClientResults[E]>;
  /** Frames of the server as they come, before any reordering. */
  onServer<E extends ServerEvent>(event: E, handler: (payload: ServerPayload<E>) => void): Unsubscribe;
  /** The same object for the same id until it is closed. */
  openConversation(id: string): Conversation;
}
