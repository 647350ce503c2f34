/** All spellings of a feature's name that the template asks for, from `<domain>` and the plural `<feature>`. */
export function featureNames(domain, feature, singular = toSingular(feature)) {
  for (const name of [domain, feature, singular]) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      throw new Error(`"${name}": lower-case words with hyphens, please`);
  }
  const words = singular.replaceAll('-', ' ');
  return {
    domain,
    schema: domain.replaceAll('-', '_'),
    table: feature.replaceAll('-', '_'),
    one: singular,
    many: feature,
    One: pascal(singular),
    Many: pascal(feature),
    oneCamel: camel(singular),
    manyCamel: camel(feature),
    words,
    Words: `${words[0].toUpperCase()}${words.slice(1)}`,
    wordsMany: feature.replaceAll('-', ' '),
    article: /^[aeiou]/.test(singular) ? 'an' : 'a',
  };
}

/** Fills `{{name}}` in a text. */
export function fillTemplate(text, names) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => {
    if (names[name] === undefined) throw new Error(`the template asks for an unknown name: ${whole}`);
    return names[name];
  });
}

function toSingular(plural) {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  if (plural.endsWith('s')) return plural.slice(0, -1);
  throw new Error(`"${plural}" looks like one thing: give the plural, or add the singular as third word`);
}

const pascal = (name) =>
  name
    .split('-')
    .map((word) => `${word[0].toUpperCase()}${word.slice(1)}`)
    .join('');

const camel = (name) => `${name[0]}${pascal(name).slice(1)}`;
