import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { entries } from './scripts/entries.ts';

export default defineConfig({
  resolve: {
    alias: Object.entries(entries).map(([name, file]) => ({
      find: new RegExp(`^${name}$`),
      replacement: fileURLToPath(new URL(file, import.meta.url)),
    })),
  },
  test: {
    include: ['test/unit/**/*.test.ts', 'test/properties/**/*.test.ts'],
    exclude: ['test/unit/time-zone-of-the-process.test.ts'],
  },
});
