import { fen } from '@hearken/contracts';
import { assert, property, string } from 'fast-check';

import { paymentStates, paymentTransitions, type Payment } from './payment';
import { effectOf, isOwnPath, mayBecome, type PaymentNotice } from './payment.rules';

const aPayment = (more: Partial<Payment> = {}): Payment => ({
  id: 'p',
  accountId: 'a',
  purpose: 'top_up',
  provider: 'sandbox',
  amount: fen(500),
  currency: 'CNY',
  state: 'pending',
  returnPath: '/',
  payUrl: null,
  transactionId: null,
  failureReason: null,
  createdAt: new Date(0),
  expiresAt: new Date(0),
  paidAt: null,
  ...more,
});
const aNotice = (more: Partial<PaymentNotice> = {}): PaymentNotice => ({
  notificationId: 'n',
  paymentId: 'p',
  outcome: 'paid',
  transactionId: 't',
  amount: 500,
  currency: 'CNY',
  ...more,
});

describe('a notice about money', () => {
  it.each([
    ['pays a pending payment', aNotice(), aPayment(), { do: 'pay' }],
    ['pays a payment whose provider has not answered yet', aNotice(), aPayment({ state: 'created' }), { do: 'pay' }],
    [
      'says nothing new about the same transaction',
      aNotice(),
      aPayment({ state: 'paid', transactionId: 't' }),
      { do: 'ignore', why: 'already_paid' },
    ],
    [
      'is an orphan as a second payment',
      aNotice(),
      aPayment({ state: 'paid', transactionId: 'other' }),
      { do: 'orphan', why: 'second_payment' },
    ],
    ['is an orphan with a wrong amount', aNotice({ amount: 501 }), aPayment(), { do: 'orphan', why: 'wrong_amount' }],
    [
      'is an orphan in a wrong currency',
      aNotice({ currency: 'USD' }),
      aPayment(),
      { do: 'orphan', why: 'wrong_amount' },
    ],
    ['is an orphan after expiry', aNotice(), aPayment({ state: 'expired' }), { do: 'orphan', why: 'late_payment' }],
    ['is an orphan after a failure', aNotice(), aPayment({ state: 'failed' }), { do: 'orphan', why: 'late_payment' }],
    [
      'is an orphan for a payment of another provider',
      aNotice(),
      aPayment({ provider: 'wechat' }),
      { do: 'orphan', why: 'wrong_provider' },
    ],
    ['is an orphan without a payment', aNotice(), null, { do: 'orphan', why: 'unknown_payment' }],
  ])('%s', (_, notice, payment, effect) => {
    expect(effectOf(notice, payment, 'sandbox')).toEqual(effect);
  });
});

describe('a notice of failure', () => {
  const failed = aNotice({ outcome: 'failed', reason: 'declined' });

  it('fails an open payment', () => {
    expect(effectOf(failed, aPayment(), 'sandbox')).toEqual({ do: 'fail', reason: 'declined' });
  });

  it('cannot take back a payment that was made', () => {
    expect(effectOf(failed, aPayment({ state: 'paid', transactionId: 'x' }), 'sandbox')).toEqual({
      do: 'ignore',
      why: 'already_paid',
    });
  });

  it.each([null, aPayment({ provider: 'wechat' })])('says nothing about a payment that is not its own', (payment) => {
    expect(effectOf(failed, payment, 'sandbox')).toEqual({ do: 'ignore', why: 'unknown_payment' });
  });
});

describe('the states of a payment', () => {
  it('never go back and never leave an end', () => {
    for (const end of ['paid', 'failed', 'expired'] as const) expect(paymentTransitions[end]).toEqual([]);
    for (const from of paymentStates) expect(mayBecome(from, 'created')).toBe(false);
  });
});

describe('the path to return to', () => {
  it.each(['/', '/wallet', '/wallet?tab=top-ups#last', '/聊天/1'])('may be %s', (path) =>
    expect(isOwnPath(path)).toBe(true),
  );
  it.each([
    '',
    'wallet',
    '//host',
    '/\\host',
    '/a\\b',
    'https://host',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x',
    '/\t/host',
    `/${'a'.repeat(501)}`,
  ])('may not be %j', (path) => expect(isOwnPath(path)).toBe(false));

  it('stays on our site as a browser reads it, whatever it is', () => {
    assert(
      property(
        string({ unit: 'binary' }),
        (rest) =>
          !isOwnPath(`/${rest}`) || new URL(`/${rest}`, 'https://hearken.example').origin === 'https://hearken.example',
      ),
      { numRuns: 5_000 },
    );
  });
});
