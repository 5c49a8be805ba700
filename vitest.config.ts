import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { entries } from './scripts/entries.ts';
import { findChromium } from './test/browser/find-chromium.ts';
import { findPgbouncer } from './test/pgbouncer/find-pgbouncer.ts';

const alias = Object.entries(entries).map(([name, file]) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(file, import.meta.url)),
}));

const PROVES_TIME_ZONE = 'test/unit/time-zone-of-the-process.test.ts';
/** They replace modules, which the tests of one worker would otherwise share. */
const NEEDS_MODULES_OF_ITS_OWN = ['test/unit/errors/errors.test.ts', 'test/unit/pricing/parse-once.test.ts'];
/** They wait for locks and time-outs in real time. */
const WAITS = [
  'test/unit/pglite/**/*.test.ts',
  'test/unit/webhooks/bad-endpoints.test.ts',
  'test/unit/webhooks/fairness.test.ts',
];

function project(name: string, include: string): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [include] } };
}

/** Tests that leave nothing behind: the files of a worker share its modules, which saves half of the time. */
function pure(name: string, include: string, exclude: string[] = []): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [include], exclude, pool: 'threads', isolate: false } };
}

/** With a PostgreSQL server of their own. */
function onPostgres(name: string, include: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [include],
      globalSetup: 'test/postgres/server.ts',
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
      isolate: false,
      env: { TZ: timeZone, EXPECTED_TZ: timeZone },
    },
  };
}

/** Behind PgBouncer; without one these tests are left out, and a line says so. */
function behindPgbouncer(name: string, include: string): TestProjectInlineConfiguration {
  const pgbouncer = findPgbouncer();
  if (pgbouncer === undefined) return { extends: true, test: { name, include: [] } };
  return { extends: true, test: { ...onPostgres(name, include).test, provide: { pgbouncer } } };
}

/** The page of oneoff/desk, built anew. */
const BUILDS_DESK = 'test/desk/build.ts';

/** In Chromium, which needs the cores for itself, so one file at a time and last; without one these tests are left out, and a line says so. */
function inBrowser(name: string, include: string, globalSetup: string[] = []): TestProjectInlineConfiguration {
  const chromium = findChromium();
  return {
    extends: true,
    test: {
      name,
      include: chromium === undefined ? [] : [include],
      provide: { chromium: chromium ?? '' },
      globalSetup,
      maxWorkers: 1,
      sequence: { groupOrder: 1 },
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    // A busy machine is slow, not wrong. What must be fast is measured in bench/.
    testTimeout: 120_000,
    maxWorkers: '100%',
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // These run in Chromium: test/desk.
      exclude: ['src/desk/app/**', 'src/desk/client.ts', 'src/desk/assets.d.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
    projects: [
      pure('unit', 'test/unit/**/*.test.ts', [PROVES_TIME_ZONE, ...WAITS, ...NEEDS_MODULES_OF_ITS_OWN]),
      { extends: true, test: { name: 'unit-isolated', include: NEEDS_MODULES_OF_ITS_OWN } },
      { extends: true, test: { name: 'real-time', include: WAITS } },
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
      pure('properties', 'test/properties/**/*.test.ts'),
      pure('einvoice', 'test/einvoice/**/*.test.ts'),
      pure('documents', 'test/documents/**/*.test.ts'),
      pure('golden', 'test/golden/**/*.test.ts'),
      project('server', 'test/server/**/*.test.ts'),
      project('compatible-apis', 'test/compatible-apis/**/*.test.ts'),
      onPostgres('conformance', 'test/conformance/**/*.test.ts'),
      onPostgres('faults', 'test/faults/**/*.test.ts'),
      onPostgres('postgres', 'test/postgres/**/*.test.ts'),
      onPostgres('http', 'test/http/**/*.test.ts'),
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      behindPgbouncer('pgbouncer', 'test/pgbouncer/**/*.test.ts'),
      inBrowser('browser', 'test/browser/**/*.test.ts'),
      inBrowser('desk', 'test/desk/**/*.test.ts', [BUILDS_DESK]),
      calendarIn('calendar-apia', 'Pacific/Apia'),
      calendarIn('calendar-st-johns', 'America/St_Johns'),
      calendarIn('calendar-utc', 'UTC'),
    ],
  },
});
