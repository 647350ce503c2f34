/** Where two texts part, with a little around it: enough to see what somebody forgot. */
export function firstDifference(current, wanted) {
  const before = current.split('\n');
  const after = wanted.split('\n');
  let line = 0;
  while (line < before.length && before[line] === after[line]) line++;
  const show = (sign, lines) => lines.slice(line, line + 4).map((text) => `  ${sign} ${text.slice(0, 160)}`);
  return [`  line ${line + 1}:`, ...show('-', before), ...show('+', after)].join('\n');
}
