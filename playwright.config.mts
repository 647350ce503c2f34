import { defineConfig } from '@playwright/test';
import { findProgram } from './deploy/local/servers/index.mjs';

/** Browser tests: apps/<app>/e2e/*.spec.ts, against a fleet that browser-setup starts with throw-away data. */
export default defineConfig({
  testDir: './apps',
  testMatch: '*/e2e/**/*.spec.ts',
  outputDir: './test-results/browser',
  globalSetup: './deploy/local/browser-setup.mts',
  // Two cores carry the fleet and the browsers.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['line'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // The system's browser: none is downloaded. Its sandbox needs rights that root in a container does not have.
    launchOptions: { executablePath: findProgram('chromium') ?? findProgram('google-chrome'), args: ['--no-sandbox'] },
  },
});
