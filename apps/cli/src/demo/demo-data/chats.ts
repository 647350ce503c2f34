export interface DemoLine {
  from: 'user' | 'counselor';
  text: string;
}

export interface DemoChat {
  user: string;
  counselor: string;
  /** Where the session is to stand in the end. */
  state: 'ended' | 'paused' | 'queued';
  topic?: string;
  lines: DemoLine[];
  review?: { rating: number; text: string };
}

/** By e-mail address. A user can have one open session: the unfinished ones belong to different users. */
export const demoChats: DemoChat[] = [
  {
    user: 'demo-user1@hearken.example',
    counselor: 'counselor1@hearken.example',
    state: 'ended',
    topic: 'sleep',
    lines: [
      { from: 'user', text: '林老师好，我最近总是两三点才睡着，脑子停不下来。' },
      { from: 'counselor', text: '你好，小满。停不下来的时候，最常转的是哪一类念头？' },
      { from: 'user', text: '工作上的，怕第二天汇报出错。越想睡越清醒。' },
      {
        from: 'counselor',
        text: '听起来床变成了你的会议室。我们先试一个小办法：睡前一小时给担忧留十分钟，写下来，并写一句"明天上午九点再看"。',
      },
      { from: 'user', text: '好，我今晚试试。' },
      { from: 'counselor', text: '不必做到满分，写一行也算。下次告诉我哪一步最难。' },
    ],
    review: { rating: 5, text: '很具体，当天晚上就用上了。' },
  },
  {
    user: 'demo-user2@hearken.example',
    counselor: 'counselor3@hearken.example',
    state: 'ended',
    topic: 'workplace',
    lines: [
      { from: 'user', text: '组里裁了一半人，活没少，我每天都想辞职。' },
      { from: 'counselor', text: '这段时间你一个人顶着两个人的量。"想辞职"里面，有多少是累，有多少是不想做这件事了？' },
      { from: 'user', text: '大概八成是累。' },
      { from: 'counselor', text: '那我们先处理那八成。本周有哪一件事，不做也不会塌？' },
    ],
    review: { rating: 4, text: '聊完思路清楚多了。' },
  },
  {
    user: 'demo-user3@hearken.example',
    counselor: 'counselor5@hearken.example',
    state: 'ended',
    topic: 'study',
    lines: [
      { from: 'user', text: 'I keep opening the thesis file and closing it again.' },
      { from: 'counselor', text: '打开它的那一刻，你心里先冒出来的是什么？ (English is fine too.)' },
      { from: 'user', text: 'That it will not be good enough.' },
      {
        from: 'counselor',
        text: 'Then the file is guarding you from a verdict. What would a deliberately bad first paragraph look like?',
      },
    ],
    review: { rating: 5, text: 'Kind, and surprisingly practical.' },
  },
  {
    user: 'demo-user2@hearken.example',
    counselor: 'counselor2@hearken.example',
    state: 'paused',
    topic: 'relationship',
    lines: [
      { from: 'user', text: '我和她又吵起来了，还是为了谁先回消息。' },
      { from: 'counselor', text: '如果那条没回的消息会说话，它在替你问什么？' },
      { from: 'user', text: '你是不是不在乎我了……等一下，我接个电话。' },
      { from: 'counselor', text: '好，我先暂停计时，你回来我们接着说。' },
    ],
  },
  {
    user: 'demo-user3@hearken.example',
    counselor: 'counselor4@hearken.example',
    state: 'queued',
    topic: 'grief',
    lines: [{ from: 'user', text: 'My grandmother died last month. I am not sure where to begin.' }],
  },
];
