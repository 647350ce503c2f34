import { setTimeout as sleep } from 'node:timers/promises';

import type { SessionView } from '@hearken/contracts';
import type { Conversation } from '@hearken/web-chat-client';

import { DemoClient } from './demo-client';
import { demoPassword } from './demo-data/people';
import { trafficCounselor, trafficLines, trafficUser } from './demo-data/traffic';

export interface TrafficOptions {
  /** Address of the gateway. */
  origin: string;
  /** Between one line and the next. */
  paceMs: number;
  signal: AbortSignal;
  /** 0: for ever. */
  sessions: number;
  report: (line: string) => void;
}

const BETWEEN_SESSIONS_MS = 10_000;
const ANSWER_WITHIN_MS = 30_000;

/** Keeps a conversation going between a user and a counselor, both real clients, one session after the other. */
export async function runDemoTraffic(options: TrafficOptions): Promise<void> {
  const { origin, signal, sessions, report } = options;
  const user = await DemoClient.signIn(origin, trafficUser.email, demoPassword);
  const counselor = await DemoClient.signIn(origin, trafficCounselor, demoPassword);
  const stopAccepting = counselor.chat.onServer('session.offer', ({ session }) => {
    // Offers of people who try the demo out wait for a person.
    if (session.userId === user.accountId) void accept(counselor, session, report);
  });
  try {
    const wanted = sessions === 0 ? Infinity : sessions;
    for (let held = 0; held < wanted && !signal.aborted; held += 1) {
      if (held > 0) await pause(BETWEEN_SESSIONS_MS, signal);
      await counselor.chat.request('presence.set', { status: 'online' });
      const sessionId = await hold(user, counselor, options);
      report(`session ${sessionId} held`);
    }
  } finally {
    stopAccepting();
    user.close();
    counselor.close();
  }
}

async function accept(
  counselor: DemoClient,
  { sessionId }: SessionView,
  report: (line: string) => void,
): Promise<void> {
  await counselor.chat
    .request('session.accept', { sessionId })
    .catch((error: unknown) => report(`not accepted: ${String(error)}`));
}

async function hold(user: DemoClient, counselor: DemoClient, { paceMs, signal }: TrafficOptions): Promise<string> {
  const begun = activeSession(user);
  const { sessionId, conversationId } = await user.chat.request('session.request', {
    counselorId: counselor.accountId,
  });
  await begun;
  const mine = {
    user: user.chat.openConversation(conversationId),
    counselor: counselor.chat.openConversation(conversationId),
  };
  for (const { from, text } of trafficLines) {
    if (signal.aborted) break;
    mine[from].setTyping(true);
    await pause(paceMs, signal);
    mine[from].setTyping(false);
    await say(mine[from], text);
    mine[from === 'user' ? 'counselor' : 'user'].markRead();
  }
  await user.chat.request('session.end', { sessionId });
  mine.user.close();
  mine.counselor.close();
  return sessionId;
}

/** Resolves when the user's next session runs. */
function activeSession(user: DemoClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      stop();
      reject(new Error('the session did not begin in time'));
    }, ANSWER_WITHIN_MS);
    const stop = user.chat.onServer('session.state', ({ state }) => {
      if (state !== 'active') return;
      clearTimeout(late);
      stop();
      resolve();
    });
  });
}

/** Sends a line and waits until it is in the log. */
function say(conversation: Conversation, text: string): Promise<void> {
  const { clientMessageId } = conversation.send({ type: 'text', content: { text } });
  return new Promise((resolve, reject) => {
    const look = () => {
      const pending = conversation.pending.find((one) => one.clientMessageId === clientMessageId);
      if (pending && pending.status !== 'failed') return;
      stop();
      if (pending) reject(new Error(`refused: ${pending.error?.message ?? 'unknown'}`));
      else resolve();
    };
    const stop = conversation.onChange(look);
    look();
  });
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
