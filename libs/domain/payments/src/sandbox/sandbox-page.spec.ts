import { fen } from '@hearken/contracts';

import type { SandboxCharge } from './sandbox-charge';
import { languageOf, sandboxPage } from './sandbox-page';

const aCharge = (more: Partial<SandboxCharge> = {}): SandboxCharge => ({
  id: 'c',
  paymentId: 'p',
  amount: fen(1_050),
  currency: 'CNY',
  subject: 'Top-up',
  returnPath: '/wallet',
  state: 'open',
  transactionId: null,
  expiresAt: new Date('2030-01-01'),
  ...more,
});
const page = (charge: SandboxCharge, language: 'zh-CN' | 'en' = 'zh-CN', now = new Date('2029-12-31')) =>
  sandboxPage({ charge, token: 'token-1', language, base: '/pay/c', now });

describe('the page of the sandbox', () => {
  it('shows the amount and two buttons in Chinese', () => {
    const html = page(aCharge());
    expect(html).toContain('¥10.50');
    expect(html).toContain('>支付</button>');
    expect(html).toContain('>支付失败</button>');
    expect(html).toContain('<html lang="zh-CN">');
  });

  it.each([
    ['paid', aCharge({ state: 'paid' }), 'Paid'],
    ['closed', aCharge({ state: 'closed' }), 'This order is closed'],
    ['out of time', aCharge({ expiresAt: new Date('2029-01-01') }), 'This order has expired; start again'],
  ])('shows a %s charge without buttons and with a way back', (_, charge, words) => {
    const html = page(charge, 'en');
    expect(html).toContain(words);
    expect(html).not.toContain('<form');
    expect(html).toContain('href="/wallet"');
  });

  it('shows what others wrote as text', () => {
    const html = page(aCharge({ subject: '<script>alert("1")</script>', state: 'paid', returnPath: '/"onclick="x' }));
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('href="/&quot;onclick=&quot;x"');
  });

  it.each([
    ['en', undefined, 'en'],
    [undefined, 'en-US,en;q=0.9', 'en'],
    ['zh-CN', 'en-US', 'zh-CN'],
    [undefined, 'fr', 'zh-CN'],
    [undefined, undefined, 'zh-CN'],
  ])('reads ?lang=%s and Accept-Language %s as %s', (query, header, language) => {
    expect(languageOf(query, header)).toBe(language);
  });
});
