import { flushPromises, mount } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter, RouterView } from 'vue-router';

import { useList, type List, type ListQuery } from './use-list';

type Asked = ListQuery<'state' | 'q'>;

async function open(path: string) {
  const asked: Asked[] = [];
  let list!: List<{ id: string }, 'state' | 'q'>;
  const Rows = defineComponent(() => {
    list = useList(
      ['state', 'q'],
      (query) => {
        asked.push(query);
        const nextCursor = query.cursor ? null : 'second';
        return Promise.resolve({ items: [{ id: query.cursor ?? 'first' }], nextCursor });
      },
      { state: 'open' },
    );
    return () => h('div');
  });
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/rows', component: Rows },
      { path: '/elsewhere', component: { template: '<p />' } },
    ],
  });
  await router.push(path);
  mount(
    defineComponent(() => () => h(RouterView)),
    { global: { plugins: [router] } },
  );
  await flushPromises();
  return { asked, list, router };
}

const settle = async () => {
  await vi.advanceTimersByTimeAsync(400);
  await flushPromises();
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for what the address says, and shows it in the fields', async () => {
  const { asked, list } = await open('/rows?state=acknowledged&q=leid');
  expect(asked).toEqual([{ state: 'acknowledged', q: 'leid', limit: 50 }]);
  expect(list.filters).toEqual({ state: 'acknowledged', q: 'leid' });
});

it('begins with its defaults and leaves them out of the address', async () => {
  const { asked, list, router } = await open('/rows');
  expect(asked).toEqual([{ state: 'open', limit: 50 }]);
  expect(list.isFiltered.value).toBe(false);
  expect(router.currentRoute.value.query).toEqual({});
});

it('asks once for a word that is typed in letters, and keeps the rest of the address', async () => {
  const { asked, list, router } = await open('/rows?open=7');
  list.filters.q = 'l';
  await vi.advanceTimersByTimeAsync(100);
  list.filters.q = 'le';
  await settle();
  expect(router.currentRoute.value.query).toEqual({ open: '7', q: 'le' });
  expect(asked).toHaveLength(2);
});

it('takes "all" for no filter', async () => {
  const { asked } = await open('/rows?state=all');
  expect(asked).toEqual([{ limit: 50 }]);
});

it('follows Back', async () => {
  const { asked, list, router } = await open('/rows?q=one');
  await router.push('/rows?q=two');
  await flushPromises();
  router.back();
  await settle();
  expect(list.filters.q).toBe('one');
  expect(asked.map(({ q }) => q)).toEqual(['one', 'two', 'one']);
});

it('adds the next page to the rows', async () => {
  const { list } = await open('/rows');
  expect(list.hasMore.value).toBe(true);
  await list.loadMore();
  expect(list.items.value.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(list.hasMore.value).toBe(false);
});

it('asks nothing when somebody leaves the page', async () => {
  const { asked, router } = await open('/rows?q=one');
  await router.push('/elsewhere');
  await settle();
  expect(asked).toHaveLength(1);
});
