/** Numbers of tests from the report of Jest or Playwright. */
export function countTests(text) {
  const report = JSON.parse(text);
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected, skipped: report.stats.skipped };
  // A file that does not even load counts as one failed test: it must not look like a smaller, green suite.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests + report.numTodoTests };
}
