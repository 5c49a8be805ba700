import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventCatalogue } from './event-catalogue.ts';

const page = new URL('../../docs/events.md', import.meta.url);

it('docs/events.md matches the events of the code', async () => {
  const catalogue = await eventCatalogue();
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, catalogue);
  expect(readFileSync(page, 'utf8')).toBe(catalogue);
});
