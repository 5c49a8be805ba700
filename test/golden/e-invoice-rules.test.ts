import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleTables } from './e-invoice-rules.ts';

const page = new URL('../../docs/e-invoice-rules.md', import.meta.url);

it('docs/e-invoice-rules.md matches the rules of the code', () => {
  const tables = ruleTables();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, tables);
  expect(readFileSync(page, 'utf8')).toBe(tables);
});
