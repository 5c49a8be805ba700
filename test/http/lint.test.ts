import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createInvoicing } from 'oneoff';
import { createInvoicingHandler } from 'oneoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from './backend.ts';
import { type ApiDocument, documentOf, type Part, resolve } from './document.ts';
import { memoryStorage } from './storages.ts';

const REDOCLY = fileURLToPath(new URL('../../node_modules/.bin/redocly', import.meta.url));
const run = promisify(execFile);

interface Verdict {
  readonly totals: { readonly errors: number; readonly warnings: number };
  readonly problems: readonly { readonly ruleId: string; readonly message: string }[];
}

describe('Redocly', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oneoff-openapi-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function lint(name: string, document: Part): Promise<Verdict> {
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(document, null, 1));
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const options = ['lint', file, '--extends=recommended', '--format=json'];
    // It ends with an error where there are errors; the verdict is printed all the same.
    const { stdout } = await run(REDOCLY, options, { env, cwd: folder }).catch((error: { stdout: string }) => error);
    return JSON.parse(stdout) as Verdict;
  }

  it.each([
    ['everything', () => documentOf(openBackend().handler)],
    ['invoices alone', documentOfInvoices],
  ])('finds nothing to say about the document of %s', async (name, document) => {
    expect(await lint(name.replace(' ', '-'), await document())).toMatchObject({
      problems: [],
      totals: { errors: 0, warnings: 0 },
    });
  });

  it('finds a reference that leads nowhere, and a schema that nobody uses', async () => {
    const document = structuredClone(await documentOfInvoices()) as unknown as {
      components: { schemas: { [name: string]: unknown } };
    };
    delete document.components.schemas['OpenInput'];
    document.components.schemas['Spare'] = { type: 'string' };
    const { problems } = await lint('broken', document);
    expect(problems.map(({ ruleId }) => ruleId).sort()).toEqual(['no-unresolved-refs', 'no-unused-components']);
  });
});

describe('the document', () => {
  it('is of OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    for (const document of [await documentOf(openBackend().handler), await documentOfInvoices()]) {
      expect(document.openapi).toMatch(/^3\.1\.\d+$/);
      const references = referencesIn(document);
      expect(references.length).toBeGreaterThan(50);
      expect(references.filter((reference) => resolve(document, reference) === undefined)).toEqual([]);
    }
  });
});

/** Of a host that has neither corrections nor endpoints nor records. */
function documentOfInvoices(): Promise<ApiDocument> {
  const { store, directory } = memoryStorage();
  return documentOf(createInvoicingHandler(createInvoicing({ store, directory }), { authenticate: () => null }));
}

function referencesIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, member]) =>
    name === '$ref' && typeof member === 'string' ? [member] : referencesIn(member),
  );
}
