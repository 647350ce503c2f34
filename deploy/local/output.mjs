import { isatty } from 'node:tty';

const colours = isatty(1) && process.env.NO_COLOR === undefined;
const paint = (code, text) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text);

export const bold = (text) => paint(1, text);
export const dim = (text) => paint(2, text);
const green = (text) => paint(32, text);
const yellow = (text) => paint(33, text);
const red = (text) => paint(31, text);

/** Something a person must change before it works; shown as one line without a stack. */
export class SetupError extends Error {}

export const say = (line = '') => process.stdout.write(`${line}\n`);
export const warn = (line) => process.stderr.write(`${yellow('!')} ${line}\n`);
export const fail = (line) => process.stderr.write(`${red('✗')} ${line}\n`);

/** Runs one step and prints it with its duration when it took long enough to be noticed. */
export async function step(title, work) {
  const started = Date.now();
  const result = await work();
  say(`${green('✓')} ${title} ${dim(`${((Date.now() - started) / 1000).toFixed(1)} s`)}`);
  return result;
}
