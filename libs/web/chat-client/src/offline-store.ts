import type { OfflineStore, QueuedMessage } from './types';

/** Keeps the queue as long as the process lives. */
export function memoryStore(): OfflineStore {
  const messages = new Map<string, QueuedMessage>();
  const key = (accountId: string, clientMessageId: string) => `${accountId}/${clientMessageId}`;
  return {
    all: (accountId) =>
      Promise.resolve([...messages].filter(([name]) => name.startsWith(`${accountId}/`)).map(([, message]) => message)),
    put: (accountId, message) => Promise.resolve(void messages.set(key(accountId, message.clientMessageId), message)),
    remove: (accountId, id) => Promise.resolve(void messages.delete(key(accountId, id))),
  };
}

// The few members of IndexedDB that are used: the library is compiled without the DOM's types, Node has none of it.
interface Request<T> {
  result: T;
  error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}
interface Store {
  put(value: unknown): Request<unknown>;
  delete(key: unknown): Request<unknown>;
  index(name: string): { getAll(key: unknown): Request<unknown[]> };
  createIndex(name: string, path: string): unknown;
}
interface Database {
  createObjectStore(name: string, options: { keyPath: string[] }): Store;
  transaction(name: string, mode: 'readonly' | 'readwrite'): { objectStore(name: string): Store };
}
export interface IndexedDbFactory {
  open(name: string, version: number): Request<Database> & { onupgradeneeded: (() => void) | null };
}

interface Row {
  accountId: string;
  clientMessageId: string;
  message: QueuedMessage;
}

const settled = <T>(request: Request<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error instanceof Error ? request.error : new Error('IndexedDB failed'));
  });

/** Keeps the queue over reloads. */
export function indexedDbStore(factory: IndexedDbFactory, name = 'hearken-chat'): OfflineStore {
  let opening: Promise<Database> | undefined;
  const database = () => (opening ??= open(factory, name));
  const store = async (mode: 'readonly' | 'readwrite') =>
    (await database()).transaction('queue', mode).objectStore('queue');
  return {
    async all(accountId) {
      const rows = (await settled((await store('readonly')).index('account').getAll(accountId))) as Row[];
      return rows.map((row) => row.message).sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
    },
    async put(accountId, message) {
      const row: Row = { accountId, clientMessageId: message.clientMessageId, message };
      await settled((await store('readwrite')).put(row));
    },
    async remove(accountId, clientMessageId) {
      await settled((await store('readwrite')).delete([accountId, clientMessageId]));
    },
  };
}

function open(factory: IndexedDbFactory, name: string): Promise<Database> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    request.result
      .createObjectStore('queue', { keyPath: ['accountId', 'clientMessageId'] })
      .createIndex('account', 'accountId');
  };
  return settled(request);
}

/** IndexedDB where there is one (a browser), memory elsewhere. */
export function defaultStore(): OfflineStore {
  const factory = (globalThis as { indexedDB?: IndexedDbFactory }).indexedDB;
  return factory ? indexedDbStore(factory) : memoryStore();
}
