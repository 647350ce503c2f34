import { templateOf } from '../chart/chart.rules';
import type { JournalLine, NewJournal } from './journal';
import { unbalanced } from './ledger.errors';

export const side = (line: JournalLine): 'D' | 'C' => (line.debit === undefined ? 'C' : 'D');
export const amountOf = (line: JournalLine): number => line.debit ?? line.credit ?? 0;

/** @throws LEDGER_UNBALANCED unless every line is a positive whole amount on a known account and debits equal credits */
export function assertPostable({ key, lines }: NewJournal): void {
  if (!/^[!-~]{1,200}$/.test(key)) throw unbalanced('a business key is 1 to 200 printable characters');
  if (lines.length < 2) throw unbalanced(`journal ${key} needs two lines or more`);
  let sum = 0;
  for (const line of lines) {
    const amount = amountOf(line);
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw unbalanced(`journal ${key}: ${amount} is not a positive amount of fen`);
    if (!templateOf(line.account)) throw unbalanced(`journal ${key}: there is no account ${line.account}`);
    sum += side(line) === 'C' ? amount : -amount;
  }
  if (sum !== 0) throw unbalanced(`journal ${key} is off by ${sum} fen`);
}

/** Lines without those of zero, so that callers can write a journal in its general form. */
export function nonZero(lines: readonly JournalLine[]): JournalLine[] {
  return lines.filter((line) => amountOf(line) !== 0);
}
