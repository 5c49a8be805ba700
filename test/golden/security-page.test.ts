import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = new URL('../../docs/security.md', import.meta.url);

it('docs/security.md names tests that exist', () => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`((?:test|src)\/[^`]+\.ts)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
});
