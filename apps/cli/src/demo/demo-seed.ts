import { Injectable } from '@nestjs/common';

import { demoChats, type DemoChat } from './demo-data/chats';
import { DemoPeople, type DemoIds } from './demo-people';
import { DemoSessions } from './demo-sessions';

/** Makes what is missing of the demo; running it again changes nothing that is there. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly people: DemoPeople,
    private readonly sessions: DemoSessions,
  ) {}

  /** One line for each thing that was made. */
  async run(): Promise<string[]> {
    const ids = await this.people.ensure();
    const made: string[] = [`${ids.size} demo accounts are there`];
    for (const chat of demoChats) {
      if (await this.sessions.ensure(chat, membersOf(chat, ids))) made.push(`${chat.state} session of ${chat.user}`);
    }
    return made;
  }
}

function membersOf({ user, counselor }: DemoChat, ids: DemoIds) {
  const [userId, counselorId] = [ids.get(user), ids.get(counselor)];
  if (!userId || !counselorId) throw new Error(`${user} or ${counselor} is not a demo account`);
  return { userId, counselorId };
}
