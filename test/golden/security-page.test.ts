import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = new URL('../../docs/security.md', import.meta.url);

it('docs/security.md names tests that exist', () => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((\.\.\/(?:test|src)\/[^)]+)\)/g)].map(
    ([, path]) => path ?? '',
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((path) => !existsSync(new URL(path, page)))).toEqual([]);
});
