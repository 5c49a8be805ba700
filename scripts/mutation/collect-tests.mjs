import { format } from 'node:util';

/**
 * What test files import from vitest, collecting instead of running.
 *
 * @param {string} file - whose tests these are
 * @returns the module, and the tests that are collected while the file is loaded
 */
export function collectTests(file, expect) {
  const tests = [];
  const names = new Map();
  let suite = { name: '', parent: undefined, beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };

  const describe = (name, run) => {
    const parent = suite;
    suite = { name: `${name} `, parent, beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] };
    run();
    suite = parent;
  };
  const it = (title, run) => {
    const owner = suite;
    const name = suitesOf(owner).reduce((name, { name: prefix }) => name + prefix, '') + title;
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    tests.push({ id: `${file}#${name}${count > 1 ? ` (${count})` : ''}`, file, name, suites: suitesOf(owner), run });
  };
  describe.each = each(describe);
  it.each = each(it);
  const hook = (kind) => (run) => suite[kind].push(run);
  const hooks = Object.fromEntries(
    ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'].map((kind) => [kind, hook(kind)]),
  );
  return { tests, vitest: { describe, it, test: it, expect, ...hooks } };
}

function suitesOf(suite) {
  return suite === undefined ? [] : [...suitesOf(suite.parent), suite];
}

function each(define) {
  return (rows) => (name, run) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      define(format(name, ...values), () => run(...values));
    }
  };
}

/** Run a test with its hooks. */
export async function runTest({ suites, run }, started) {
  for (const suite of suites) {
    if (started.has(suite)) continue;
    started.add(suite);
    for (const hook of suite.beforeAll) await hook();
  }
  try {
    for (const suite of suites) for (const hook of suite.beforeEach) await hook();
    await run();
  } finally {
    for (const suite of suites.toReversed()) for (const hook of suite.afterEach) await hook();
  }
}
