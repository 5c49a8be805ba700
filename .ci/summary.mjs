// Print "N passed, N failed" from vitest's JSON report.
import { existsSync, readFileSync } from 'node:fs';

const REPORT = 'reports/vitest.json';
let passed = 0;
let failed = 0;
if (existsSync(REPORT)) {
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  passed = report.numPassedTests;
  // A file that does not load has no tests of its own to count.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  failed = report.numFailedTests + broken.length;
}
console.log(`${passed} passed, ${failed} failed`);
