import { chart, type AccountTemplate } from './chart';

const patterns = chart.map((template) => ({
  template,
  pattern: new RegExp(`^${template.template.replace('{id}', '[0-9a-z-]{1,64}').replace('{name}', '[a-z]{1,32}')}$`),
}));

/** The template that an account name follows, undefined when there can be no such account. */
export function templateOf(name: string): AccountTemplate | undefined {
  return patterns.find(({ pattern }) => pattern.test(name))?.template;
}
