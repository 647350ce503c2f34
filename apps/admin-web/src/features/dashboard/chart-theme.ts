/** The page's tokens as values: a chart is drawn by script and does not understand CSS variables. */
export function chartTokens() {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--hk-${name}`).trim();
  return {
    ink: read('ink'),
    muted: read('muted'),
    line: read('line'),
    surface: read('surface'),
    primary: read('primary'),
    font: read('font'),
  };
}
