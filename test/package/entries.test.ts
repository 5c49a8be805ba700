import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOfEntries } from '../../scripts/files-of-entries.ts';

it.each(Object.entries(filesOfEntries))(
  '%s holds the entries of scripts/entries.ts (npm run entries)',
  (file, edit) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const content = JSON.parse(text);
    // Compared as text because the order of conditions and paths decides which one applies.
    expect(JSON.stringify(content, null, 2)).toBe(JSON.stringify(edit(content), null, 2));
  },
);
