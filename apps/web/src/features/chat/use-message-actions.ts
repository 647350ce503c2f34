import type { Entry } from '@hearken/contracts';
import type { Conversation } from '@hearken/web-chat-client';
import { onScopeDispose, ref, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { useErrorText } from '../shell/use-error-text';
import type { actionsFor } from './timeline.rules';

type Action = ReturnType<typeof actionsFor>[number];

export interface MessageActions {
  menu: Ref<{ entry: Entry; anchor: HTMLElement } | null>;
  editing: Ref<{ seq: number; text: string } | null>;
  problem: Ref<string>;
  choose(action: Action): Promise<void>;
  /** What the composer sends: a new message, or the new text of the one being edited. */
  submit(text: string): Promise<void>;
  report(text: string): void;
}

/** Sending, and what one may still do with a message of one's own. */
export function useMessageActions(conversation: ShallowRef<Conversation | null>): MessageActions {
  const { t } = useI18n();
  const errorText = useErrorText();
  const menu = ref<MessageActions['menu']['value']>(null);
  const editing = ref<MessageActions['editing']['value']>(null);
  const problem = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  function report(text: string): void {
    problem.value = text;
    clearTimeout(timer);
    timer = setTimeout(() => (problem.value = ''), 8000);
  }
  onScopeDispose(() => clearTimeout(timer));

  async function attempt(work: () => Promise<unknown> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      report(errorText(error));
    }
  }

  async function choose(action: Action): Promise<void> {
    const entry = menu.value?.entry;
    menu.value = null;
    if (!entry) return;
    const written = entry.content?.['text'];
    const text = typeof written === 'string' ? written : '';
    if (action === 'edit') editing.value = { seq: entry.seq, text };
    else if (action === 'recall') await attempt(() => conversation.value?.recall(entry.seq));
    else await navigator.clipboard.writeText(text).catch(() => report(t('chat.copyFailed')));
  }

  async function submit(text: string): Promise<void> {
    const edited = editing.value;
    editing.value = null;
    if (edited) await attempt(() => conversation.value?.edit(edited.seq, text));
    else conversation.value?.send({ type: 'text', content: { text } });
  }

  return { menu, editing, problem, choose, submit, report };
}
