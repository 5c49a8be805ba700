import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = new URL('../../docs/security.md', import.meta.url);

it('docs/security.md names tests that exist', () => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`((?:test|src)\/[^`]+\.ts)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
});

it('every row of its threat model names a test or a suite', () => {
  const [, model = ''] = readFileSync(page, 'utf8').split(/^## /m);
  const rows = model.split('\n').filter((line) => /^\| (?!who |---)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !/`(?:test\/[^`]+\.test|src\/testing\/[^`]+)\.ts`/.test(row))).toEqual([]);
});
