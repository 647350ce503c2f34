import type { Role, SessionState } from '@hearken/contracts';
import { CounselorPresence } from '@hearken/domain-counselors';
import { ReviewsService } from '@hearken/domain-reviews';
import { PresenceEdges, SessionsService } from '@hearken/domain-sessions';
import type { Actor } from '@hearken/platform-auth';
import { Injectable } from '@nestjs/common';

import type { DemoChat } from './demo-data/chats';
import { DemoChats, type DemoMembers } from './demo-chats';

/** This command takes the place of a socket node while its people are connected. */
const NODE = 'demo-seed';

const over: readonly SessionState[] = ['ended', 'settled'];
/** What counts as being there already: an unfinished demo session may have moved on since. */
const standsFor: Record<DemoChat['state'], readonly SessionState[]> = {
  ended: over,
  paused: ['accepted', 'active', 'paused'],
  queued: ['requested', 'queued', 'offered'],
};

/** Holds the demo's sessions through the front doors that real clients use. */
@Injectable()
export class DemoSessions {
  constructor(
    private readonly sessions: SessionsService,
    private readonly edges: PresenceEdges,
    private readonly presence: CounselorPresence,
    private readonly reviews: ReviewsService,
    private readonly chats: DemoChats,
  ) {}

  /** Holds the session unless there is such a one; tells whether it did. */
  async ensure(chat: DemoChat, members: DemoMembers): Promise<boolean> {
    const { items } = await this.sessions.list(actorOf(members.userId, 'user'), { limit: 100 });
    const unfinished = chat.state !== 'ended' && items.some(({ state }) => !isFinal(state));
    const there = items.some(
      ({ counselorId, state }) => counselorId === members.counselorId && standsFor[chat.state].includes(state),
    );
    if (there || unfinished) return false;
    await (chat.state === 'queued' ? this.wait(chat, members) : this.hold(chat, members));
    return true;
  }

  private async wait(chat: DemoChat, members: DemoMembers): Promise<void> {
    const { conversationId } = await this.request(chat, members);
    await this.chats.say(conversationId, chat.lines, members);
  }

  private async hold(chat: DemoChat, members: DemoMembers): Promise<void> {
    const user = actorOf(members.userId, 'user');
    const counselor = actorOf(members.counselorId, 'counselor');
    const people = [members.userId, members.counselorId];
    await this.presence.set(members.counselorId, 'online', NODE);
    await this.edges.lease(NODE, people, new Date());
    try {
      const { sessionId, conversationId } = await this.request(chat, members);
      await this.sessions.accept(counselor, sessionId);
      await this.chats.say(conversationId, chat.lines, members);
      // Only time that a node has vouched for is billed.
      await this.edges.lease(NODE, people, new Date());
      await (chat.state === 'paused' ? this.sessions.pause(counselor, sessionId) : this.sessions.end(user, sessionId));
      if (chat.review) await this.reviews.submit(user, sessionId, chat.review);
    } finally {
      await this.presence.set(members.counselorId, 'offline', NODE);
      await this.edges.lease(NODE, [], new Date());
    }
  }

  private request({ topic }: DemoChat, { userId, counselorId }: DemoMembers) {
    const wish = { counselorId, product: 'perMinute' as const, ...(topic === undefined ? {} : { topic }) };
    return this.sessions.request(actorOf(userId, 'user'), wish);
  }
}

const isFinal = (state: SessionState) => ['ended', 'settled', 'declined', 'expired', 'cancelled'].includes(state);

/** Somebody whom this command acts for; no token stands behind it. */
function actorOf(id: string, role: Role): Actor {
  return { id, roles: [role], sid: '00000000-0000-0000-0000-000000000000', tokenExpiresAt: Number.MAX_SAFE_INTEGER };
}
