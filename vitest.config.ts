import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { entries } from './scripts/entries.ts';

const alias = Object.entries(entries).map(([name, file]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(file, import.meta.url)),
}));

const PROVES_TIME_ZONE = 'test/unit/time-zone-of-the-process.test.ts';

function project(name: string, include: string): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [include], exclude: [PROVES_TIME_ZONE] } };
}

/** With a PostgreSQL server of their own. */
function onPostgres(name: string, include: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [include],
      globalSetup: 'test/postgres/server.ts',
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}

// A worker thread ignores a changed TZ, so these run in processes of their own.
function calendarIn(name: string, timeZone: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: ['test/unit/calendar/**/*.test.ts', PROVES_TIME_ZONE],
      pool: 'forks',
      env: { TZ: timeZone, EXPECTED_TZ: timeZone },
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
    projects: [
      project('unit', 'test/unit/**/*.test.ts'),
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: 'test/types/tsconfig.json',
          },
        },
      },
      project('properties', 'test/properties/**/*.test.ts'),
      project('golden', 'test/golden/**/*.test.ts'),
      {
        extends: true,
        test: { name: 'server', include: ['test/server/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      project('compatible-apis', 'test/compatible-apis/**/*.test.ts'),
      onPostgres('conformance', 'test/conformance/**/*.test.ts'),
      onPostgres('faults', 'test/faults/**/*.test.ts'),
      onPostgres('postgres', 'test/postgres/**/*.test.ts'),
      onPostgres('http', 'test/http/**/*.test.ts'),
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      calendarIn('calendar-apia', 'Pacific/Apia'),
      calendarIn('calendar-st-johns', 'America/St_Johns'),
      calendarIn('calendar-utc', 'UTC'),
    ],
  },
});
