import type { DemoLine } from './chats';
import type { DemoPerson } from './people';

/** A user of its own, so that the three that people try out stay free. */
export const trafficUser: DemoPerson = {
  email: 'demo-traffic@hearken.example',
  displayName: '演示来访者',
  roles: ['user'],
};
export const trafficCounselor = 'counselor6@hearken.example';

/** Said over and over, a session at a time. */
export const trafficLines: DemoLine[] = [
  { from: 'user', text: '你好，今天有点闷，想找人说说话。' },
  { from: 'counselor', text: '你好，我在。闷是从什么时候开始的？' },
  { from: 'user', text: '大概是周一开完会之后，好像一直憋着一口气。' },
  { from: 'counselor', text: '会上发生了什么，让这口气没能出来？' },
  { from: 'user', text: '我准备了很久的方案，被一句话带过了。' },
  { from: 'counselor', text: '准备了很久，却没有被认真看一眼。那一刻你最想说的是什么？' },
  { from: 'user', text: '想说：请再给我五分钟。' },
  { from: 'counselor', text: '这五分钟我们现在就可以用。你愿意讲讲那个方案里你最得意的部分吗？' },
  { from: 'user', text: '最得意的是把流程从九步减到四步。' },
  { from: 'counselor', text: '听得出来你是真的为用的人想过。这份用心没有因为会议而消失。' },
  { from: 'user', text: '嗯，说出来好多了。谢谢你。' },
  { from: 'counselor', text: '谢谢你愿意说。今晚早点休息，我们下次再聊。' },
];
