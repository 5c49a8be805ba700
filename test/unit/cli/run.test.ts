import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInvoicing } from 'oneoff';
import { memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { afterAll, describe, expect, test } from 'vitest';
import { records } from '../../../examples/acme.ts';
import { run } from '../../../src/cli/run.ts';
import type { InvoiceStore } from '../../../src/ports/invoice-store.ts';

const clock = { now: () => Date.parse('2026-03-02T11:00:00Z') };
const folder = mkdtempSync(join(tmpdir(), 'oneoff cli ü '));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function oneoff(...line: readonly string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(line, { cwd: folder, print: (text) => out.push(text), tell: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A configuration file over a store of this process. */
function configured(store: InvoiceStore, more: object = {}): string {
  const name = `config-${Math.random().toString(36).slice(2)}.mjs`;
  const shared = Symbol.for(name);
  (globalThis as { [key: symbol]: unknown })[shared] = { store, directory: memoryDirectory(records), ...more };
  writeFileSync(join(folder, name), `export default globalThis[Symbol.for(${JSON.stringify(name)})];`);
  return name;
}

async function threeInvoices(store: InvoiceStore): Promise<readonly string[]> {
  const invoicing = createInvoicing({ clock, store, directory: memoryDirectory(records) });
  const ids: string[] = [];
  for (const unitPrice of ['10.00', '20.00', '30.00']) {
    const lines = [{ name: 'Setup', unitPrice }];
    const { id } = await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines });
    ids.push(id);
  }
  await invoicing.createCreditNote(ids[0] ?? '', { reason: 'cancellation' });
  await invoicing.recordPayment(ids[1] ?? '', { amount: '5.00' });
  return ids;
}

/** The store with an answer of its reads changed, as a hand in the database would change it. */
function tampered(store: InvoiceStore, change: Partial<InvoiceStore>): InvoiceStore {
  return { ...store, ...change };
}

describe('the command line', () => {
  test('lists its commands', async () => {
    for (const line of [[], ['help'], ['--help']]) {
      const { code, out } = await oneoff(...line);
      expect(code).toBe(0);
      for (const name of ['init', 'migrate', 'migration-sql', 'check-directory', 'check-numbers', 'render', 'validate'])
        expect(out).toContain(name);
    }
  });

  test.each([
    [['chekc-numbers'], /did you mean "check-numbers"/],
    [['render'], /pass the id, the number or the JSON file/],
    [['render', 'a', 'b'], /got 2 arguments/],
    [['check-numbers', '--jsno'], /--jsno/],
    [['check-numbers', 'extra'], /"extra" is not expected/],
    [['check-numbers'], /no oneoff.config.mjs in .*run "oneoff init"/],
    [['check-numbers', '--config', 'missing.mjs'], /there is no file .*missing\.mjs/],
    [['validate', 'missing.xml'], /missing\.xml cannot be read \(ENOENT\)/],
    [['migration-sql', '--from', 'one'], /--from one is not a version/],
    [['validate', 'any.xml', '--profile', 'nonsense'], /--profile nonsense is not one of en16931, xrechnung/],
    [['migrate', '--database', 'postgres://any', '--partitions', 'many'], /--partitions many is not a number/],
    [['init', '--stack', 'rails'], /--stack rails is not one of drizzle/],
  ])('%j: exit code 2 and the way out', async (line, message) => {
    const { code, err, out } = await oneoff(...line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('with --json an error is JSON too', async () => {
    const wrong = await oneoff('check-numbers', '--json', '--config', 'missing.mjs');
    expect([wrong.code, wrong.err]).toEqual([2, '']);
    expect(JSON.parse(wrong.out).error.message).toMatch(/there is no file .*missing\.mjs/);
    writeFileSync(join(folder, 'empty.mjs'), 'export default {};');
    const failed = await oneoff('check-numbers', '--json', '--config', 'empty.mjs');
    expect(failed.code).toBe(3);
    const { code, faults } = JSON.parse(failed.out).error;
    expect([code, faults.map(({ path }: { path: string }) => path)]).toEqual([
      'validation.failed',
      ['/store', '/directory'],
    ]);
  });

  test('an option that does not exist is named, and the one that was meant', async () => {
    expect((await oneoff('migrate', '--shema', 'x')).err).toMatch(
      /^oneoff: --shema is no option here; did you mean --schema\?/,
    );
    expect((await oneoff('validate', 'a.xml', '--verbose')).err).toMatch(
      /no option here; the options are --profile, --json/,
    );
    expect((await oneoff('migrate', '--schema')).err).toMatch(/--schema/);
  });

  test('each command explains itself', async () => {
    const { code, out } = await oneoff('render', '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/--format html\|pdf\|ubl\|cii/);
  });
});

describe('check-directory', () => {
  const lost = { code: 'lost', name: 'Lost', prices: { EUR: '1.00' }, taxCodes: ['vat-99'] };
  const directory = memoryDirectory({ ...records, addOns: [...records.addOns, lost] });
  const keys = { customers: ['hooli', 'nobody'], addOns: ['setup_fee', 'lost'] };

  test('says so where the configuration cannot name what is to be tried', async () => {
    const failing = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const { code, err } = await oneoff('check-directory', '--config', configured(memoryStore(), { keys: failing }));
    expect([code, err]).toEqual([3, 'oneoff: keys("default") of the configuration failed: connect ECONNREFUSED']);
  });

  test('finds nothing in sound rows', async () => {
    const config = configured(memoryStore());
    const { code, out, err } = await oneoff('check-directory', '--config', config, '--customer', 'hooli');
    expect([code, out, err]).toEqual([0, '1 customer: nothing is wrong', 'default: 1 of 1 customers']);
  });

  test('names the rows that the configuration names', async () => {
    const config = configured(memoryStore(), { directory, keys: () => keys });
    const { code, out } = await oneoff('check-directory', '--config', config);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^addOns lost {2}default {2}.*"vat-99".* \(customer hooli\)$/),
      expect.stringMatching(/^customers nobody {2}default {2}there is no customer "nobody"/),
      '2 customers: 2 findings',
    ]);
  });

  test('takes all records of a directory store', async () => {
    const filled = memoryDirectoryStore();
    await filled.save('default', { ...records, addOns: [lost] });
    const { code, out } = await oneoff(
      'check-directory',
      '--json',
      '--config',
      configured(memoryStore(), { directory: filled }),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      customers: 1,
      findings: [{ tenant: 'default', kind: 'addOns', key: 'lost' }],
    });
  });

  test('says how to name rows', async () => {
    const { code, err } = await oneoff('check-directory', '--config', configured(memoryStore()));
    expect(code).toBe(2);
    expect(err).toMatch(/pass --customer ID and --add-on CODE, or export keys\(tenant\)/);
  });
});

describe('check-numbers', () => {
  test('finds nothing in a sound store, and reports how much it read', async () => {
    const store = memoryStore();
    await threeInvoices(store);
    const { code, out } = await oneoff('check-numbers', '--config', configured(store));
    expect(out).toBe('1 tenant, 3 invoices, 1 credit note: nothing is wrong');
    expect(code).toBe(0);
  });

  async function findingsOf(
    store: InvoiceStore,
  ): Promise<readonly { readonly kind: string; readonly message: string }[]> {
    const { code, out } = await oneoff('check-numbers', '--json', '--config', configured(store));
    expect(code).toBe(1);
    return (JSON.parse(out) as { readonly findings: readonly { readonly kind: string; readonly message: string }[] })
      .findings;
  }

  test('finds a missing number in the middle and at the end', async () => {
    for (const missing of [1, 2]) {
      const store = memoryStore();
      const ids = await threeInvoices(store);
      const findings = await findingsOf(
        tampered(store, {
          async list(tenant, query) {
            const page = await store.list(tenant, query);
            return { ...page, items: page.items.filter(({ id }) => id !== ids[missing]) };
          },
        }),
      );
      expect(findings.map(({ kind, message }) => [kind, message])).toEqual([
        ['gap', `missing in the series: ${missing + 1}`],
      ]);
    }
  });

  test('finds a number that two invoices have', async () => {
    const store = memoryStore();
    const [, second] = await threeInvoices(store);
    const findings = await findingsOf(
      tampered(store, {
        async list(tenant, query) {
          const page = await store.list(tenant, query);
          return {
            ...page,
            items: page.items.map((one) => (one.id === second ? { ...one, number: 'INV-2026-0001' } : one)),
          };
        },
      }),
    );
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['altered_document', 'duplicate', 'gap']);
  });

  test('finds a missing event', async () => {
    const store = memoryStore();
    const [, second] = await threeInvoices(store);
    const findings = await findingsOf(
      tampered(store, {
        async history(tenant, id, query) {
          const page = await store.history(tenant, id, query);
          return id === second ? { ...page, items: page.items.slice(0, -1) } : page;
        },
      }),
    );
    expect(findings.map(({ kind }) => kind)).toEqual(['broken_history']);
  });

  test('finds an altered invoice and an altered credit note, and names what differs', async () => {
    const store = memoryStore();
    const [first] = await threeInvoices(store);
    const findings = await findingsOf(
      tampered(store, {
        async list(tenant, query) {
          const page = await store.list(tenant, query);
          return { ...page, items: page.items.map((one) => (one.id === first ? { ...one, total: '999.00' } : one)) };
        },
        async creditNotes(tenant, id) {
          return (await store.creditNotes(tenant, id)).map((note) => ({ ...note, total: '1.00' }));
        },
      }),
    );
    expect(findings.map(({ kind, message }) => [kind, message])).toEqual([
      ['altered_document', 'INV-2026-0001 is not what its events say: total'],
      ['altered_document', 'credit note CN-INV-2026-0001 is not what its event says: total'],
    ]);
  });

  test('finds a counter that would give a number twice', async () => {
    const store = memoryStore();
    await threeInvoices(store);
    const setBack: InvoiceStore['getSeries'] = async (tenant, key) => {
      const state = await store.getSeries(tenant, key);
      return state && { ...state, last: 1 };
    };
    const findings = await findingsOf(tampered(store, { getSeries: setBack }));
    expect(findings[0]?.message).toBe('the counter stands at 1, and 3 is taken; the next number would be given twice');
  });

  test('numbers of an earlier pattern are checked by their last digits', async () => {
    const store = memoryStore();
    const earlier = {
      ...records,
      billingEntities: records.billingEntities.map((one) => ({
        ...one,
        numberSeries: { ...one.numberSeries, pattern: 'R-{YYYY}-{SEQ}' },
      })),
    };
    const invoicing = createInvoicing({ clock, store, directory: memoryDirectory(earlier) });
    const ids: string[] = [];
    for (const unitPrice of ['10.00', '20.00', '30.00']) {
      const lines = [{ name: 'Setup', unitPrice }];
      ids.push((await invoicing.createOneOffInvoice({ customerId: 'hooli', issue: 'now', lines })).id);
    }
    const findings = await findingsOf(
      tampered(store, {
        async list(tenant, query) {
          const page = await store.list(tenant, query);
          return { ...page, items: page.items.filter(({ id }) => id !== ids[1]) };
        },
      }),
    );
    expect(findings.map(({ kind, message }) => [kind, message])).toEqual([['gap', 'missing in the series: 2']]);
  });

  test('a configuration that is wrong is explained', async () => {
    writeFileSync(join(folder, 'wrong.mjs'), 'export default { store: {}, directory: null, tenant: "x" };');
    const { code, err } = await oneoff('check-numbers', '--config', 'wrong.mjs');
    expect(code).toBe(3);
    expect(err).toMatch(/store/);
    expect(err).toMatch(/directory/);
    expect(err).toMatch(/tenants/);
  });
});

describe('render and validate', () => {
  const store = memoryStore();
  const config = configured(store);
  const issued = threeInvoices(store);

  test.each([
    ['html', /^<!doctype html>/i],
    ['pdf', /^%PDF-1\.7/],
    ['ubl', /<Invoice/],
    ['cii', /CrossIndustryInvoice/],
  ])('an invoice as %s, by its number', async (format, start) => {
    await issued;
    const { code, out, err } = await oneoff(
      'render',
      'INV-2026-0002',
      '--format',
      format,
      '--config',
      config,
      '--locale',
      'nl',
    );
    expect([code, err]).toEqual([0, '']);
    expect(readFileSync(out, 'latin1')).toMatch(start);
  });

  test('an invoice by id as Factur-X, into a folder that does not exist yet', async () => {
    const [id = ''] = await issued;
    const { code, out } = await oneoff(
      'render',
      id,
      '--out',
      'out/invoice.pdf',
      '--profile',
      'facturx-en16931',
      '--config',
      config,
    );
    expect([code, out]).toEqual([0, join(folder, 'out/invoice.pdf')]);
  });

  test('a credit note by its number, and an invoice from a JSON file', async () => {
    const [id = ''] = await issued;
    const note = await oneoff('render', 'CN-INV-2026-0001', '--format', 'html', '--config', config);
    expect(readFileSync(note.out, 'utf8')).toContain('CN-INV-2026-0001');
    writeFileSync(join(folder, 'invoice.json'), JSON.stringify(await store.get('default', id)));
    const { code, out } = await oneoff('render', 'invoice.json', '--out', 'from-file.html');
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('INV-2026-0001');
  });

  test('missing documents are named', async () => {
    const { code, err } = await oneoff('render', 'INV-9', '--format', 'pdf', '--config', config);
    expect(code).toBe(2);
    expect(err).toMatch(/no invoice or credit note of "default" has the id or the number "INV-9"/);
    expect((await oneoff('render', 'INV-2026-0001', '--format', 'docx', '--config', config)).err).toMatch(
      /html, pdf, ubl, cii; got "docx"/,
    );
  });

  test('an e-invoice that was written is valid, and one that was changed is not', async () => {
    await issued;
    const { out } = await oneoff('render', 'INV-2026-0003', '--out', 'three.xml', '--config', config);
    expect(await oneoff('validate', 'three.xml')).toMatchObject({ code: 0, out: 'three.xml: valid' });
    const changed = readFileSync(out, 'utf8').replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11.00');
    writeFileSync(join(folder, 'changed.xml'), changed);
    const { code, out: report } = await oneoff('validate', 'changed.xml', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(report)).toMatchObject({ valid: false });
    writeFileSync(join(folder, 'broken.xml'), '<Invoice>');
    expect((await oneoff('validate', 'broken.xml')).code).toBe(1);
  });

  test('an input and an issued document are checked by their own rules', async () => {
    writeFileSync(
      join(folder, 'input.json'),
      JSON.stringify({ customerId: 'hooli', lines: [{ name: 'Setup', unitPrice: 5 }] }),
    );
    expect((await oneoff('validate', 'input.json')).out).toMatch(/\/lines\/0\/unitPrice/);
    const [, , id = ''] = await issued;
    writeFileSync(join(folder, 'issued.json'), JSON.stringify(await store.get('default', id)));
    expect((await oneoff('validate', 'issued.json')).code).toBe(0);
    expect((await oneoff('validate', 'issued.json', '--profile', 'xrechnung')).out).toMatch(/BR-DE/);
    writeFileSync(join(folder, 'text.json'), 'no json');
    expect((await oneoff('validate', 'text.json')).err).toMatch(/text\.json is not JSON/);
  });
});

describe('init and migration-sql', () => {
  test('init writes three files that Node can load, once', async () => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: { kysely: '1' } }));
    const { code, out } = await oneoff('init');
    expect([code, out.split('\n')]).toEqual([
      0,
      ['oneoff.config.mjs', 'billing/directory.mjs', 'billing/invoicing.mjs'],
    ]);
    expect(readFileSync(join(folder, 'billing/invoicing.mjs'), 'utf8')).toContain('fromKysely');
    const again = await oneoff('init');
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/nothing was written, because these files exist: oneoff\.config\.mjs, /);
    expect(existsSync(join(folder, 'billing/directory.mjs'))).toBe(true);
  });

  test('migration-sql prints SQL for the schema', async () => {
    const { code, out } = await oneoff('migration-sql', '--schema', 'billing', '--no-transaction');
    expect(code).toBe(0);
    expect(out).toMatch(/create table if not exists "billing"\./);
    expect(out).not.toMatch(/^begin;/m);
    const { out: json } = await oneoff('migration-sql', '--schema', 'billing', '--no-transaction', '--json');
    expect(JSON.parse(json)).toEqual({ schema: 'billing', sql: out });
  });

  test('migrate refuses what is no URL of PostgreSQL before it opens a connection', async () => {
    const { code, err } = await oneoff('migrate', '--database', 'localhost/shop');
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'oneoff: the database is no URL of PostgreSQL; pass postgres://USER:PASSWORD@HOST:PORT/NAME',
    ]);
  });

  test('migrate without a database explains how to name one', async () => {
    const saved = process.env['DATABASE_URL'];
    delete process.env['DATABASE_URL'];
    try {
      expect((await oneoff('migrate')).err).toMatch(/pass --database postgres:\/\/… or set DATABASE_URL/);
    } finally {
      if (saved !== undefined) process.env['DATABASE_URL'] = saved;
    }
  });
});
