import type { Entry } from '@hearken/contracts';
import { mount } from '@vue/test-utils';
import { ElButton } from 'element-plus';
import { nextTick } from 'vue';
import { createI18n } from 'vue-i18n';

import zhCN from '../../locales/zh-CN';
import MessageList from './message-list.vue';
import type { ConversationView } from './use-conversation';
import { most } from './window.rules';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': zhCN } as never });
const entriesTo = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({
    conversationId: 'c',
    seq: index + 1,
    messageId: `m${index}`,
    type: 'text',
    senderId: index % 2 === 0 ? 'me' : 'other',
    senderRole: index % 2 === 0 ? 'user' : 'counselor',
    clientMessageId: null,
    replyToSeq: null,
    content: { text: `第 ${index + 1} 句` },
    redacted: null,
    editedBySeq: null,
    createdAt: new Date(Date.UTC(2026, 10, 20) + index * 1000).toISOString(),
  }));
const viewOf = (more: Partial<ConversationView>): ConversationView => ({
  entries: [],
  pending: [],
  state: 'live',
  hasOlder: false,
  cursors: {},
  typing: [],
  ...more,
});
const list = (view: ConversationView) =>
  mount(MessageList, {
    props: { view, me: 'me', nameOf: () => '林晓' },
    global: { plugins: [i18n], components: { ElButton } },
  });

describe('the list of messages', () => {
  it('draws a bounded part of ten thousand entries, the newest of them', () => {
    const messages = list(viewOf({ entries: entriesTo(10_000) })).findAll('[data-testid=message]');
    expect(messages.length).toBeLessThanOrEqual(most);
    expect(messages.at(-1)?.text()).toContain('第 10000 句');
  });

  it('shows what comes while one reads the newest', async () => {
    const wrapper = list(viewOf({ entries: entriesTo(3) }));
    await wrapper.setProps({ view: viewOf({ entries: entriesTo(4) }) });
    await nextTick();
    expect(wrapper.text()).toContain('第 4 句');
  });

  it('draws older entries as soon as they are there', async () => {
    const all = entriesTo(100);
    const wrapper = list(viewOf({ entries: all.slice(50), hasOlder: true }));
    await wrapper.setProps({ view: viewOf({ entries: all }) });
    await nextTick();
    expect(wrapper.find('[data-testid=message]').text()).toContain('第 1 句');
  });

  it('says how far each message of mine has come', () => {
    const wrapper = list(viewOf({ entries: entriesTo(3), cursors: { other: { received: 3, read: 1 } } }));
    const states = wrapper.findAll('[data-testid=receipt]').map((glyph) => glyph.attributes('data-state'));
    expect(states).toEqual(['read', 'received']);
  });

  it('keeps the words of a message that was refused and offers to try again', async () => {
    const message = {
      conversationId: 'c',
      clientMessageId: 'x',
      type: 'text' as const,
      content: { text: '没有发出' },
      queuedAt: '2026-11-20T08:00:00.000Z',
      status: 'failed' as const,
      error: { code: 'CONVERSATION_CLOSED' as const, message: '' },
    };
    const wrapper = list(viewOf({ entries: entriesTo(1), pending: [message] }));
    expect(wrapper.text()).toContain('没有发出');
    await wrapper.get('[data-testid=message-retry]').trigger('click');
    expect(wrapper.emitted('retry')).toEqual([['x']]);
  });

  it('shows that a message was recalled, and nothing of what it said', () => {
    const [entry] = entriesTo(1);
    const wrapper = list(viewOf({ entries: [{ ...entry!, content: null, redacted: 'recalled' }] }));
    expect(wrapper.text()).toContain('这条消息已撤回');
    expect(wrapper.text()).not.toContain('第 1 句');
  });
});
