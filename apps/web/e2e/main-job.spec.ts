import { randomUUID } from 'node:crypto';

import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';

import { ApiAccount } from './api-account.js';

const TOP_UP = 20_000;
const HELD_MINUTES = 5;
const password = 'a long enough one';
const yuan = (fen: number) => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

interface Desk {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about. */
  errors: string[];
}

/** Somebody at a browser of his own. */
async function sitDown(browser: Browser, viewport: { width: number; height: number }): Promise<Desk> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    // The page asks for a picture until it has been checked; the browser writes down each "not yet".
    if (/\/api\/v1\/media\/[^/]+\/url/.test(url) && message.text().includes('409')) return;
    errors.push(`${message.text()} ${url}`);
  });
  return { context, page, errors };
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer-input').fill(text);
  await page.getByTestId('composer-send').click();
}

const said = (page: Page, text: string) => page.getByTestId('message').filter({ hasText: text });

test('the main job: find, pay, talk, be charged, review; the counselor earns, staff see it', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = baseURL ?? '';
  const phone = await sitDown(browser, { width: 390, height: 844 });
  const desk = await sitDown(browser, { width: 1440, height: 900 });
  const office = await sitDown(browser, { width: 1440, height: 900 });
  const [user, counselor, staff] = [phone.page, desk.page, office.page];
  const [counselorApi, adminApi] = await Promise.all([
    ApiAccount.signIn(url, 'counselor4@hearken.example', 'hearken-demo'),
    ApiAccount.signIn(url, 'admin@hearken.example', 'hearken-demo'),
  ]);
  const { displayName, pricePerMinute: price } = await counselorApi.get<{
    displayName: string;
    pricePerMinute: number;
  }>('/counselor/profile');
  const { commissionBps } = await adminApi.get<{ commissionBps: number }>(`/admin/counselors/${counselorApi.id}`);
  const commission = Math.floor((price * commissionBps) / 10_000);
  const { pending: pendingBefore } = await counselorApi.get<{ pending: number }>('/counselor/earnings');
  const identifier = `${randomUUID()}@people.example`;

  await test.step('staff open the desk', async () => {
    await staff.goto('/admin/');
    await staff.getByTestId('login-email').fill('admin@hearken.example');
    await staff.getByTestId('login-password').fill('hearken-demo');
    await staff.getByTestId('login-submit').click();
    await expect(staff.getByTestId('live-state')).toBeVisible();
    await staff.goto('/admin/alerts');
    await expect(staff.getByRole('heading', { level: 1 })).toBeVisible();
  });

  await test.step('the counselor goes online', async () => {
    await counselor.goto('/sign-in');
    await counselor.getByTestId('login-email').fill('counselor4@hearken.example');
    await counselor.getByTestId('login-password').fill('hearken-demo');
    await counselor.getByTestId('login-submit').click();
    await counselor.getByTestId('go-online').click();
    await expect(counselor.getByTestId('go-online')).toHaveAttribute('aria-checked', 'true');
  });

  await test.step('a user registers and consents', async () => {
    await user.goto('/register');
    await user.getByTestId('register-email').fill(identifier);
    await user.getByTestId('register-name').fill('林小满');
    await user.getByTestId('register-password').fill(password);
    await user.getByTestId('register-submit').click();
    await expect(user.getByTestId('consent-accept')).toBeDisabled();
    for (const box of await user.getByRole('checkbox').all()) await box.check();
    await user.getByTestId('consent-accept').click();
    await expect(user.getByTestId('consent-accept')).toBeHidden();
  });
  const userApi = await ApiAccount.signIn(url, identifier, password);

  await test.step('finds the counselor, and is led to the payment page first', async () => {
    await user.goto('/');
    await user.getByTestId('counselor-card').filter({ hasText: displayName }).click();
    await user.getByTestId('request-now').click();
    await user.getByTestId(`top-up-choice-${TOP_UP}`).click();
    await user.getByTestId('top-up-submit').click();
    await expect(user.getByTestId('amount')).toHaveText(yuan(TOP_UP));
    await user.getByRole('button', { name: '支付', exact: true }).click();
    await expect(user.getByTestId('payment-paid')).toBeVisible();
    await user.getByTestId('payment-continue').click();
    expect(await userApi.get('/wallet')).toMatchObject({ cash: TOP_UP, held: 0 });
  });

  await test.step('asks, and the counselor accepts', async () => {
    await user.getByTestId('request-now').click();
    await expect(user.getByTestId('waiting-position')).toBeVisible();
    const offer = counselor.getByTestId('offer').filter({ hasText: '林小满' });
    await expect(offer).toContainText(yuan(price));
    await offer.getByTestId('offer-accept').click();
    await expect(user).toHaveURL(/\/conversations\//);
    await expect(user.getByTestId('chat-charged')).toHaveText(yuan(price));
    expect(await userApi.get('/wallet')).toMatchObject({
      cash: TOP_UP - HELD_MINUTES * price,
      held: (HELD_MINUTES - 1) * price,
    });
  });
  const { items: open } = await userApi.get<{ items: { sessionId: string }[] }>('/sessions?scope=open');
  const sessionId = open[0]?.sessionId ?? '';

  await test.step('both talk, and a picture comes across', async () => {
    const own = counselor.getByTestId('own-session').filter({ hasText: '林小满' });
    if (!(await counselor.getByTestId('composer-input').isVisible())) await own.first().click();
    await say(user, '你好，我最近总睡不好');
    await expect(said(counselor, '你好，我最近总睡不好')).toBeVisible();
    await say(counselor, '你好，我在听');
    await expect(said(user, '你好，我在听')).toBeVisible();
    await user
      .getByTestId('composer-file')
      .setInputFiles({ name: 'window.png', mimeType: 'image/png', buffer: await user.screenshot() });
    const picture = counselor.getByTestId('message-image');
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(0);
  });

  await test.step('staff see an alert within two seconds of the message', async () => {
    const rows = staff.getByTestId('alert-row');
    await say(user, '有时候我不想活了');
    await expect(said(user, '有时候我不想活了')).toBeVisible();
    const sentAt = Date.now();
    const alert = rows.filter({ hasText: '不想活' }).first();
    await expect(alert).toBeVisible();
    expect(Date.now() - sentAt).toBeLessThan(2_000);
    await alert.getByTestId('alert-message').click();
    await expect(staff.getByTestId('chat-record-entry').filter({ hasText: '有时候我不想活了' })).toBeVisible();
  });

  await test.step('the user ends it, sees what it cost, and reviews', async () => {
    await user.getByTestId('session-end').click();
    await user.getByTestId('session-end-confirm').click();
    await expect(user.getByTestId('summary-charged')).toHaveText(yuan(price));
    await expect(user.getByTestId('summary-minutes')).toHaveText('1');
    await user.getByTestId('review-star-5').check({ force: true });
    await user.getByTestId('review-text').fill('她很耐心');
    await user.getByTestId('review-submit').click();
    await expect(user.getByTestId('review-done')).toBeVisible();
  });

  await test.step('the money is right to the fen, for everybody', async () => {
    await expect
      .poll(async () => (await userApi.get<{ state: string }>(`/sessions/${sessionId}`)).state, { timeout: 30_000 })
      .toBe('settled');
    await user.goto(`/sessions/${sessionId}/bill`);
    await expect(user.getByTestId('bill-total')).toHaveText(yuan(price));
    await expect(user.getByTestId('bill-line')).toHaveCount(1);
    await user.goto('/wallet');
    await expect(user.getByTestId('wallet-available')).toHaveText(yuan(TOP_UP - price));
    await expect(user.getByTestId('wallet-held')).toHaveText(yuan(0));
    expect(await userApi.get('/wallet')).toMatchObject({ cash: TOP_UP - price, held: 0 });

    await counselor.goto('/earnings');
    await expect(counselor.getByTestId('earnings-pending')).toHaveText(yuan(pendingBefore + price - commission));

    await staff.goto(`/admin/sessions/${sessionId}`);
    await expect(staff.getByTestId('bill-charged')).toHaveText(yuan(price));
    await expect(staff.getByTestId('bill-commission')).toHaveText(yuan(commission));
    await expect(staff.getByTestId('bill-net')).toHaveText(yuan(price - commission));
    await staff.getByTestId('session-charged').click();
    await expect(staff.getByTestId('journal-row')).toHaveCount(3);
    await staff.goto('/admin/ledger/invariants');
    await expect(staff.getByTestId('invariants-state')).toHaveAttribute('data-ok', 'true');
  });

  await test.step('the review stands on the counselor’s page', async () => {
    await user.goto(`/counselors/${counselorApi.id}`);
    await expect(user.getByTestId('counselor-reviews')).toContainText('她很耐心');
  });

  expect([...phone.errors, ...desk.errors, ...office.errors]).toEqual([]);
  for (const { context } of [phone, desk, office]) await context.close();
});
