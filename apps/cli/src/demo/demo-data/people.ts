import { fen, type Role } from '@hearken/contracts';
import type { NewCounselor } from '@hearken/domain-counselors';

export const demoPassword = 'hearken-demo';

export interface DemoPerson {
  email: string;
  displayName: string;
  roles: Role[];
}

export const demoUsers: DemoPerson[] = [
  { email: 'demo-user1@hearken.example', displayName: '小满', roles: ['user'] },
  { email: 'demo-user2@hearken.example', displayName: '阿远', roles: ['user'] },
  { email: 'demo-user3@hearken.example', displayName: 'Mia', roles: ['user'] },
];

export const demoStaff: DemoPerson[] = [
  { email: 'admin@hearken.example', displayName: '管理员', roles: ['admin'] },
  { email: 'finance@hearken.example', displayName: '财务', roles: ['finance'] },
  { email: 'supervisor@hearken.example', displayName: '督导', roles: ['supervisor'] },
];

export interface DemoCounselor {
  email: string;
  profile: Omit<NewCounselor, 'id'>;
}

export const demoCounselors: DemoCounselor[] = [
  {
    email: 'counselor1@hearken.example',
    profile: {
      displayName: '林晓',
      headline: '焦虑与睡眠 · 认知行为取向',
      bio: '从事心理咨询十二年，擅长用认知行为疗法的方法陪你看清担忧是怎样滚大的。第一次我们会一起画出"焦虑的循环"，再挑一个小到今晚就能做的改变。\n\nTwelve years of practice, mostly with worry and broken nights.',
      topics: ['anxiety', 'sleep', 'stress'],
      languages: ['zh-CN', 'en'],
      pricePerMinute: fen(500),
      verified: true,
      avatarSeed: 'lin-xiao',
    },
  },
  {
    email: 'counselor2@hearken.example',
    profile: {
      displayName: '周予安',
      headline: '亲密关系与家庭 · 情绪聚焦',
      bio: '关系里的争吵，多半是在问"你还在吗"。我用情绪聚焦的方式，帮你听见争吵底下的那句话，也练习怎样把它说出口。可以一个人来，也可以谈两个人的事。',
      topics: ['relationship', 'family', 'parenting'],
      languages: ['zh-CN', 'yue'],
      pricePerMinute: fen(800),
      verified: true,
      avatarSeed: 'zhou-yuan',
    },
  },
  {
    email: 'counselor3@hearken.example',
    profile: {
      displayName: '陈知行',
      headline: '职场压力与倦怠 · 接纳承诺',
      bio: '做过八年产品经理，再转行做咨询。加班、裁员、向上沟通这些词我不用你解释。我们会分清哪些要改、哪些要放，并把精力放回你在意的事上。',
      topics: ['workplace', 'stress', 'self_growth'],
      languages: ['zh-CN'],
      pricePerMinute: fen(300),
      verified: true,
      avatarSeed: 'chen-zhixing',
    },
  },
  {
    email: 'counselor4@hearken.example',
    profile: {
      displayName: 'Grace Wu',
      headline: 'Grief and loss · person-centred, in English and Chinese',
      bio: 'I sit with people after a death, a miscarriage, a diagnosis or the end of a life they had planned. There is no schedule for grief; we go at yours. 中文、英文都可以。',
      topics: ['grief', 'depression', 'trauma'],
      languages: ['en', 'zh-CN'],
      pricePerMinute: fen(1000),
      verified: true,
      avatarSeed: 'grace-wu',
    },
  },
  {
    email: 'counselor5@hearken.example',
    profile: {
      displayName: '沈若溪',
      headline: '青少年学业与自我成长 · 叙事取向',
      bio: '我在高校心理中心工作了九年，常和学生谈考试、拖延、宿舍和"我到底想要什么"。我们会重新讲一遍你的故事，把问题和你分开来看。',
      topics: ['study', 'self_growth', 'anxiety'],
      languages: ['zh-CN', 'ja'],
      pricePerMinute: fen(200),
      verified: true,
      avatarSeed: 'shen-ruoxi',
    },
  },
  {
    email: 'counselor6@hearken.example',
    profile: {
      displayName: '何牧',
      headline: '倾听与陪伴 · 在职培训中',
      bio: '我是在督导下工作的见习咨询师，适合想先把话说出来、再决定要不要长期咨询的你。费用低一些，认真不会少。',
      topics: ['stress', 'relationship', 'depression'],
      languages: ['zh-CN'],
      pricePerMinute: fen(100),
      verified: false,
      avatarSeed: 'he-mu',
    },
  },
];
