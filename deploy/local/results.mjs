import { existsSync, readFileSync } from 'node:fs';

/**
 * What one runner has to say, from its JSON file. A runner that wrote none, crashed in a file, or ran nothing although
 * it should have (`mustRun`), counts as one failure: silence is not success.
 */
export function readResults({ name, file, exitCode, mustRun }) {
  const counts = existsSync(file) ? countsIn(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  const isSilent = counts.passed + counts.failed === 0 && mustRun;
  const isUnexplained = exitCode !== 0 && counts.failed === 0;
  return { name, passed: counts.passed, failed: counts.failed + (isSilent || isUnexplained ? 1 : 0) };
}

/** Adds the runners up. */
export function sum(results) {
  const total = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: total('passed'), failed: total('failed') };
}

function countsIn(report) {
  // Playwright: a flaky test has failed once, and that is a failure.
  if (report.stats) return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  // Jest and Vitest; a file that could not even be loaded has no tests of its own to fail.
  return { passed: report.numPassedTests, failed: report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0) };
}
