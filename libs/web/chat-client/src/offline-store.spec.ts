import { IDBFactory } from 'fake-indexeddb';

import { indexedDbStore, memoryStore, type IndexedDbFactory } from './offline-store';
import type { QueuedMessage } from './types';

const message = (clientMessageId: string, queuedAt: string): QueuedMessage => ({
  conversationId: 'c',
  clientMessageId,
  queuedAt,
  type: 'text',
  content: { text: clientMessageId },
});

describe.each([
  ['memory', () => memoryStore()],
  ['IndexedDB', () => indexedDbStore(new IDBFactory() as unknown as IndexedDbFactory)],
])('%s', (_name, make) => {
  it('hands back what was not sent, oldest first, to its own account only', async () => {
    const store = make();
    await store.put('me', message('b', '2026-11-20T00:00:02Z'));
    await store.put('me', message('a', '2026-11-20T00:00:01Z'));
    await store.put('you', message('c', '2026-11-20T00:00:00Z'));
    await store.put('me', message('gone', '2026-11-20T00:00:03Z'));
    await store.remove('me', 'gone');

    const ids = (await store.all('me')).map(({ clientMessageId }) => clientMessageId);

    expect(ids.sort()).toEqual(['a', 'b']);
  });
});

it('IndexedDB keeps the queue over a reload', async () => {
  const factory = new IDBFactory() as unknown as IndexedDbFactory;
  await indexedDbStore(factory).put('me', message('a', '2026-11-20T00:00:00Z'));

  expect(await indexedDbStore(factory).all('me')).toEqual([message('a', '2026-11-20T00:00:00Z')]);
});
