import { Matcher, type WordRule } from './matcher';

interface Message {
  type: string;
  text: string;
}
interface Context {
  settings: { rules: WordRule[] };
  alert(alert: { rule: string; level: number; words: string[] }): void;
}

let matcher: Matcher | undefined;
let rules: WordRule[] | undefined;

/** One alert a rule and message: ten bad words in a sentence are one thing to look at. */
export function onMessage(message: Message, context: Context): void {
  if (rules !== context.settings.rules || !matcher) {
    rules = context.settings.rules;
    matcher = new Matcher(rules);
  }
  const byRule = new Map<string, { level: number; words: string[] }>();
  for (const hit of matcher.find(message.text)) {
    const seen = byRule.get(hit.rule) ?? { level: hit.level, words: [] };
    seen.words.push(hit.word);
    byRule.set(hit.rule, seen);
  }
  for (const [rule, { level, words }] of byRule) context.alert({ rule, level, words });
}
