/** What counselors help with. Codes travel; people read the labels (the web apps translate codes on their own). */
export const topicLabels = {
  anxiety: { 'zh-CN': '焦虑', en: 'Anxiety' },
  depression: { 'zh-CN': '抑郁', en: 'Depression' },
  relationship: { 'zh-CN': '亲密关系', en: 'Relationships' },
  family: { 'zh-CN': '家庭', en: 'Family' },
  parenting: { 'zh-CN': '亲子', en: 'Parenting' },
  workplace: { 'zh-CN': '职场', en: 'Work' },
  study: { 'zh-CN': '学业', en: 'Study' },
  sleep: { 'zh-CN': '睡眠', en: 'Sleep' },
  trauma: { 'zh-CN': '创伤', en: 'Trauma' },
  grief: { 'zh-CN': '丧失与哀伤', en: 'Grief' },
  self_growth: { 'zh-CN': '自我成长', en: 'Personal growth' },
  stress: { 'zh-CN': '压力', en: 'Stress' },
} as const;

export type Topic = keyof typeof topicLabels;
export const topics = Object.keys(topicLabels) as [Topic, ...Topic[]];

/** BCP 47 tags of the languages one can counsel in. */
export const counselingLanguages = ['zh-CN', 'yue', 'en', 'ja', 'ko', 'fr', 'de', 'es'] as const;
export type CounselingLanguage = (typeof counselingLanguages)[number];
