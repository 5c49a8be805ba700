import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fieldReference } from './field-reference.ts';

const page = new URL('../../docs/fields.md', import.meta.url);

it('docs/fields.md has every member of the types', () => {
  const reference = fieldReference();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, reference);
  expect(readFileSync(page, 'utf8')).toBe(reference);
}, 60_000);
