import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IFlattenedRuleSet & {
  options: ICruiseOptions;
};
const tsConfig = extractTSConfig(join(root, 'tsconfig.json'));

type Tree = Readonly<Record<string, string>>;
const CONSTANT = 'export const one = 1; export type One = 1;';
let folder: string | undefined;

/** The rules that a source tree breaks, as `rule: from → to`. */
async function broken(tree: Tree): Promise<readonly string[]> {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, code] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const top = [...new Set(Object.keys(tree).map((file) => file.split('/')[0] ?? ''))];
  const options = {
    ...config.options,
    baseDir: folder,
    ruleSet: { forbidden: config.forbidden ?? [] },
    validate: true,
  };
  const { output } = await cruise(top, options, {}, { tsConfig });
  return (output as ICruiseResult).summary.violations
    .map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\/((@[^/]+\/)?[^/]+).*$/, '$1')}`,
    )
    .sort();
}

describe('the import rules', () => {
  afterEach(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('let a room import lower levels, its own files and its own dependency', async () => {
    const tree = {
      'src/errors/fault.ts': CONSTANT,
      'src/validation/shape.ts': `import { one } from '../errors/fault.ts'; export const two = one;`,
      'src/money/money.ts': `import { two } from '../validation/shape.ts'; import { dinero } from 'dinero.js'; import './more.ts'; dinero; two;`,
      'src/money/more.ts': CONSTANT,
      'src/calendar/day.ts': `import { addDays } from 'date-fns/addDays'; import { utc } from '@date-fns/utc'; addDays; utc;`,
      'src/testing/testing.ts': `import assert from 'node:assert'; import fc from 'fast-check'; assert; fc;`,
      'src/index.ts': `export { one } from './money/more.ts';`,
    };
    expect(await broken(tree)).toEqual([]);
  });

  it('refuse an upward import of a type', async () => {
    const tree = {
      'src/tax/tax.ts': `import type { One } from '../invoice/invoice.ts'; export type Two = One;`,
      'src/invoice/invoice.ts': CONSTANT,
    };
    expect(await broken(tree)).toEqual(['arrows-down-from-tax: src/tax/tax.ts → src/invoice/invoice.ts']);
  });

  it('refuse an import from a room of the same level', async () => {
    const tree = {
      'src/money/money.ts': `export { one } from '../calendar/day.ts';`,
      'src/calendar/day.ts': CONSTANT,
      'src/service/service.ts': `import { one } from '../memory/memory.ts'; one;`,
      'src/memory/memory.ts': CONSTANT,
    };
    expect(await broken(tree)).toEqual([
      'arrows-down-from-money: src/money/money.ts → src/calendar/day.ts',
      'arrows-down-from-service: src/service/service.ts → src/memory/memory.ts',
    ]);
  });

  it('refuse an import upward from the lowest rooms', async () => {
    const tree = {
      'src/errors/fault.ts': `import type { One } from '../validation/shape.ts'; export type Two = One;`,
      'src/validation/shape.ts': `import type { One } from '../money/money.ts'; export type Two = One; ${CONSTANT}`,
      'src/money/money.ts': CONSTANT,
    };
    expect(await broken(tree)).toEqual([
      'arrows-down-from-errors: src/errors/fault.ts → src/validation/shape.ts',
      'arrows-down-from-validation: src/validation/shape.ts → src/money/money.ts',
    ]);
  });

  it('refuse an import from a higher or a neighbouring folder of a large room, and from the files beside it', async () => {
    const tree = {
      'src/postgres/connection/open.ts': `import { one } from '../queries/list.ts'; one;`,
      'src/postgres/queries/list.ts': CONSTANT,
      'src/postgres/commit/commit.ts': `export { one } from '../queries/list.ts'; export { one as two } from '../directory/read.ts';`,
      'src/postgres/directory/read.ts': `import type { One } from '../postgres-store.ts'; export type Two = One; ${CONSTANT}`,
      'src/postgres/postgres-store.ts': CONSTANT,
      'src/http/answers/answer.ts': `import { one } from '../routes/route.ts'; one;`,
      'src/http/routes/route.ts': CONSTANT,
    };
    expect(await broken(tree)).toEqual([
      'arrows-down-from-http-answers: src/http/answers/answer.ts → src/http/routes/route.ts',
      'arrows-down-from-postgres-commit: src/postgres/commit/commit.ts → src/postgres/directory/read.ts',
      'arrows-down-from-postgres-connection: src/postgres/connection/open.ts → src/postgres/queries/list.ts',
      'arrows-down-from-postgres-directory: src/postgres/directory/read.ts → src/postgres/postgres-store.ts',
    ]);
  });

  it('refuse a second importer of a dependency, type imports and subpaths included', async () => {
    const tree = {
      'src/tax/tax.ts': `import type { Dinero } from 'dinero.js'; export type D = Dinero<number>;`,
      'src/service/clock.ts': `import { utc } from '@date-fns/utc'; utc;`,
      'src/service/days.ts': `import { addDays } from 'date-fns/addDays'; addDays;`,
      'src/invoice/parse.ts': `import * as z from 'zod'; z;`,
      'src/schemas/ids.ts': `import { stdnum } from 'stdnum'; stdnum;`,
      'src/index.ts': `import fc from 'fast-check'; fc;`,
    };
    expect(await broken(tree)).toEqual([
      '@date-fns/utc-only-in-calendar: src/service/clock.ts → @date-fns/utc',
      'date-fns-only-in-calendar: src/service/days.ts → date-fns',
      'dinero.js-only-in-money: src/tax/tax.ts → dinero.js',
      'fast-check-only-in-testing: src/index.ts → fast-check',
      'stdnum-only-in-tax-ids: src/schemas/ids.ts → stdnum',
      'zod-only-in-schemas: src/invoice/parse.ts → zod',
    ]);
  });

  it('refuse a dependency without an importer, and node: outside testing', async () => {
    const tree = {
      'src/money/money.ts': `import Big from 'big.js'; Big;`,
      'src/service/read.ts': `import { readFileSync } from 'node:fs'; readFileSync;`,
    };
    expect(await broken(tree)).toEqual([
      'known-dependencies-only: src/money/money.ts → big.js',
      'no-node-builtins: src/service/read.ts → fs',
    ]);
  });

  it('refuse cycles inside a room', async () => {
    const tree = {
      'src/tax/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'src/tax/b.ts': `import type { A } from './a.ts'; export type B = A;`,
    };
    const rules = (await broken(tree)).map((violation) => violation.split(':')[0]);
    expect(new Set(rules)).toEqual(new Set(['no-cycles']));
  });

  it('refuse a room without a level, an index.ts in a room, and a way back to the main entry', async () => {
    const tree = {
      'src/utils/text.ts': CONSTANT,
      'src/money/index.ts': CONSTANT,
      'src/index.ts': `export { one } from './money/money.ts';`,
      'src/money/money.ts': CONSTANT,
      'src/tax/tax.ts': `import '../utils/text.ts'; import '../money/index.ts'; import '../index.ts';`,
    };
    expect(await broken(tree)).toEqual([
      'arrows-down-from-tax: src/tax/tax.ts → src/index.ts',
      'known-rooms-are-imported-only: src/tax/tax.ts → src/utils/text.ts',
      'no-index-of-rooms: src/tax/tax.ts → src/money/index.ts',
    ]);
  });

  it('keep the other entries out of the main one', async () => {
    const tree = { 'src/index.ts': `export { one } from './tax-ids/tax-ids.ts';`, 'src/tax-ids/tax-ids.ts': CONSTANT };
    expect(await broken(tree)).toEqual(['root-entry-stays-small: src/index.ts → src/tax-ids/tax-ids.ts']);
  });

  it('refuse an example that reaches into src or needs a package', async () => {
    const tree = {
      'src/index.ts': CONSTANT,
      'examples/quickstart.ts': `import { one } from '../src/index.ts'; import * as z from 'zod'; one; z;`,
    };
    expect(await broken(tree)).toEqual([
      'examples-need-oneoff-only: examples/quickstart.ts → zod',
      'examples-use-public-entries: examples/quickstart.ts → src/index.ts',
    ]);
  });

  it('let a compatible API read, serve and send, but neither store nor reach into src', async () => {
    const tree = {
      'src/index.ts': CONSTANT,
      'examples/compatible-apis/handler.ts': `import { Hono } from 'hono'; import * as z from 'zod'; import pg from 'pg'; import { one } from '../../src/index.ts'; Hono; z; pg; one;`,
    };
    expect(await broken(tree)).toEqual([
      'compatible-apis-need-oneoff-and-http: examples/compatible-apis/handler.ts → pg',
      'examples-use-public-entries: examples/compatible-apis/handler.ts → src/index.ts',
    ]);
  });
});
