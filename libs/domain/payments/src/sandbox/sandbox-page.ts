import type { SandboxCharge } from './sandbox-charge';

type Language = 'zh-CN' | 'en';

const texts = {
  'zh-CN': {
    title: '沙箱支付',
    merchant: '收款方',
    merchantName: '倾听 Hearken',
    purpose: '用途',
    note: '这是演示用的支付页面，不会扣取真实资金。',
    pay: '支付',
    fail: '支付失败',
    back: '返回',
    states: {
      paid: '已支付',
      failed: '支付未成功，没有扣款',
      closed: '订单已关闭',
      expired: '订单已过期，请重新发起',
      open: '待支付',
    },
  },
  en: {
    title: 'Sandbox payment',
    merchant: 'Paid to',
    merchantName: 'Hearken 倾听',
    purpose: 'For',
    note: 'This page is for demonstration. No real money is taken.',
    pay: 'Pay',
    fail: 'Let it fail',
    back: 'Go back',
    states: {
      paid: 'Paid',
      failed: 'Not paid; nothing was taken',
      closed: 'This order is closed',
      expired: 'This order has expired; start again',
      open: 'Waiting for payment',
    },
  },
} as const;

/** The page's language: `?lang` first, then Accept-Language; Chinese unless English is preferred. */
export function languageOf(query: string | undefined, acceptLanguage: string | undefined): Language {
  const wanted = (query ?? acceptLanguage ?? '').trim().toLowerCase();
  return wanted.startsWith('en') ? 'en' : 'zh-CN';
}

/** The page on which one pays or fails. `base` is its own path, which the buttons post below. */
export function sandboxPage({
  charge,
  token,
  language,
  base,
  now = new Date(),
}: {
  charge: SandboxCharge;
  token: string;
  language: Language;
  base: string;
  now?: Date;
}): string {
  const t = texts[language];
  const state = charge.state === 'open' && charge.expiresAt <= now ? 'expired' : charge.state;
  const amount = `¥${(charge.amount / 100).toFixed(2)}`;
  const button = (action: string, label: string, look: string) =>
    `<form method="post" action="${escape(`${base}/${action}`)}"><input type="hidden" name="token" value="${escape(token)}"><button class="${look}" type="submit">${label}</button></form>`;
  const actions =
    state === 'open'
      ? button('pay', t.pay, 'primary') + button('fail', t.fail, 'quiet')
      : `<a class="quiet" href="${escape(charge.returnPath)}">${t.back}</a>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t.title} · ${amount}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${t.title}</h1><p class="state" role="status">${t.states[state]}</p></header>
<p class="amount" data-testid="amount">${amount}</p>
<dl><dt>${t.merchant}</dt><dd>${t.merchantName}</dd><dt>${t.purpose}</dt><dd>${escape(charge.subject)}</dd></dl>
<div class="actions">${actions}</div>
<p class="note">${t.note}</p>
</main>
</body>
</html>`;
}

/** Nothing of the page may load or run, and nobody may frame it. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);

// The tokens of the design, written out: the page stands for another company's and loads nothing of ours.
const STYLE = `
:root{--ink:#1f2a33;--paper:#fbfaf7;--surface:#fff;--primary:#1f6f6b;--hover:#185a57;--wash:#e6f1ef;--lines:#e5e1d8;--muted:#5f6b73;--on-primary:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#14191d;--surface:#1c2328;--primary:#5fb3ab;--hover:#7cc4bd;--wash:#22302f;--lines:#2c353b;--muted:#a3adb3;--on-primary:#14191d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
main{width:100%;max-width:400px;background:var(--surface);border:1px solid var(--lines);border-radius:10px;padding:24px}
header{display:flex;justify-content:space-between;align-items:baseline;gap:12px}
h1{font-size:20px;font-weight:500;margin:0}
.state{margin:0;font-size:14px;color:var(--muted);text-align:right}
.amount{font-size:34px;line-height:1.4;margin:24px 0;text-align:center;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:auto 1fr;gap:8px 16px;margin:0 0 24px;padding:16px 0;border-block:1px solid var(--lines);font-size:14px}
dt{color:var(--muted)}dd{margin:0;text-align:right}
.actions{display:grid;gap:12px}
form{margin:0}
button,a{display:block;width:100%;min-height:48px;border-radius:10px;font:inherit;text-align:center;text-decoration:none;line-height:48px;padding:0 16px;border:1px solid transparent;cursor:pointer}
.primary{background:var(--primary);color:var(--on-primary)}.primary:hover{background:var(--hover)}
.quiet{background:none;color:var(--ink);border-color:var(--lines)}.quiet:hover{background:var(--wash)}
:focus-visible{outline:2px solid var(--primary);outline-offset:2px}
.note{margin:16px 0 0;font-size:12px;color:var(--muted);text-align:center}
`;
