import { topicLabels, topics, type Topic } from './topic';

/** Mean of the reviews with one decimal, null without any. */
export function ratingAverage({ ratingSum, ratingCount }: { ratingSum: number; ratingCount: number }): number | null {
  return ratingCount === 0 ? null : Math.round((ratingSum * 10) / ratingCount) / 10;
}

/** Topics whose code or label, in any language, contains what a person typed. */
export function topicsMatching(text: string): Topic[] {
  const wanted = text.toLocaleLowerCase();
  return topics.filter((topic) =>
    [topic, ...Object.values(topicLabels[topic])].some((label) => label.toLocaleLowerCase().includes(wanted)),
  );
}
