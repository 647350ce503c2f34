import { fen } from '@hearken/contracts';

import { chart } from '../chart/chart';
import { templateOf } from '../chart/chart.rules';
import type { JournalLine, NewJournal } from './journal';
import { assertPostable } from './journal.rules';

const aJournal = (...lines: JournalLine[]): NewJournal => ({
  key: 'k',
  kind: 'top_up',
  reference: { type: 'payment', id: 'p' },
  lines,
});
const debit = (account: string, amount: number): JournalLine => ({ account, debit: amount as never });
const credit = (account: string, amount: number): JournalLine => ({ account, credit: amount as never });

describe('a journal', () => {
  it('passes when debits equal credits on known accounts', () => {
    expect(() =>
      assertPostable(aJournal(debit('psp:sandbox', 100), credit('user:a-1:cash', 60), credit('commission', 40))),
    ).not.toThrow();
  });

  it.each([
    ['that is off by a fen', [debit('psp:sandbox', 100), credit('commission', 99)]],
    ['of one line', [debit('psp:sandbox', 100)]],
    ['of no lines', []],
    ['with a zero line', [debit('psp:sandbox', 0), credit('commission', 0)]],
    ['with a negative line', [debit('psp:sandbox', -5), credit('commission', -5)]],
    ['with a fraction', [debit('psp:sandbox', 0.5), credit('commission', 0.5)]],
    ['beyond what is exact', [debit('psp:sandbox', 2 ** 53), credit('commission', 2 ** 53)]],
    ['on an account that does not exist', [debit('psp:sandbox', 1), credit('users:a:cash', 1)]],
  ])('%s is refused', (_, lines) => {
    expect(() => assertPostable(aJournal(...lines))).toThrow(expect.objectContaining({ code: 'LEDGER_UNBALANCED' }));
  });

  it('is refused with a key that breaks the line format of its hash', () => {
    expect(() =>
      assertPostable({ ...aJournal(debit('psp:sandbox', 1), credit('commission', 1)), key: 'a\nb' }),
    ).toThrow(expect.objectContaining({ code: 'LEDGER_UNBALANCED' }));
  });
});

describe('the chart of accounts', () => {
  it('knows an account by its template', () => {
    expect(templateOf('counselor:0199-ab:pending')).toMatchObject({ kind: 'liability', mode: 'strict', sign: 1 });
    expect(templateOf('counselor:0199-ab:receivable')).toMatchObject({ kind: 'asset', sign: -1 });
    expect(templateOf('psp:wechat')).toMatchObject({ kind: 'asset', mode: 'folded' });
  });

  it.each(['user::cash', 'user:a:cash ', 'USER:a:cash', 'user:a:cash:x', 'psp:', 'Commission', '', 'user:a b:cash'])(
    'has no account %j',
    (name) => {
      expect(templateOf(name)).toBeUndefined();
    },
  );

  it('never locks hot accounts', () => {
    expect(chart.filter(({ mode, sign }) => mode === 'folded' && sign !== 0)).toEqual([]);
    expect(chart.filter(({ kind, mode }) => (kind === 'revenue' || kind === 'expense') && mode === 'strict')).toEqual(
      [],
    );
  });

  it('uses fen as its only unit', () => {
    expect(() => fen(1.5)).toThrow(RangeError);
  });
});
