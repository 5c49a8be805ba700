import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { llmsText } from './llms-text.ts';

const root = new URL('../../', import.meta.url);

it('llms.txt lists every page of the documentation, and no other', () => {
  const text = llmsText();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(new URL('llms.txt', root), text);
  expect(readFileSync(new URL('llms.txt', root), 'utf8')).toBe(text);
  const linked = [...text.matchAll(/\]\((docs\/[^)#]+)\)/g)].map(([, path]) => path ?? '');
  const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md') && name !== 'README.md');
  expect(pages.filter((page) => !linked.includes(`docs/${page}`))).toEqual([]);
  expect(linked.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
