import type { CreditNote, CreditNoteQuery, FinalizedInvoice, InvoiceEvent, InvoiceQuery, InvoiceStore } from 'oneoff';
import { InvoicingError, ValidationError } from 'oneoff';
import { postgresDeliveryStore, postgresDirectory, postgresStore } from 'oneoff/postgres';
import { suiteRecords } from 'oneoff/testing';
import { createEndpoint } from 'oneoff/webhooks';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema, openPool } from './databases.ts';
import { input, invoicingOn } from './records.ts';

const attacks = [
  `'; drop schema oneoff cascade; --`,
  `' or '1'='1`,
  `') or true --`,
  '$1',
  '$$; select pg_sleep(10); $$',
  `\\'; delete from invoices; --`,
  `"; drop table invoices; --`,
  `{"a": "b"}`,
  `["a", "b"]`,
  '%',
  '_',
  '\\',
  '?',
  ':name',
  `E'\\x27'`,
  `\u02bc; drop table invoices`,
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
];
const storable = attacks.filter((text) => !/\0|\p{Surrogate}/u.test(text));

const filters: readonly (keyof InvoiceQuery)[] = [
  'status',
  'paymentStatus',
  'customerId',
  'billingEntityId',
  'currency',
  'number',
  'issueDateFrom',
  'issueDateTo',
  'dueDateFrom',
  'dueDateTo',
  'overdueOn',
  'limit',
  'cursor',
];

const noteFilters: readonly (keyof CreditNoteQuery)[] = [
  'invoiceId',
  'customerId',
  'billingEntityId',
  'number',
  'limit',
  'cursor',
];

describe('what comes from outside is data', () => {
  let pool: pg.Pool;
  let schema: string;
  let store: InvoiceStore;
  let sample: FinalizedInvoice;
  let sampleNote: CreditNote;
  let tables: readonly unknown[];
  const namesOfTables = async (): Promise<readonly unknown[]> => {
    const sql = 'select tablename from pg_tables where schemaname = $1 order by 1';
    return (await pool.query(sql, [schema])).rows;
  };
  beforeAll(async () => {
    pool = openPool();
    schema = await createSchema(pool);
    store = postgresStore({ pool }, { schema });
    const invoicing = invoicingOn(store, 'sample');
    sample = (await invoicing.createOneOffInvoice({
      ...input,
      issue: 'now',
      memo: 'text',
      purchaseOrderNumber: 'text',
      metadata: { key: 'text' },
      customFields: { key: 'text' },
      precedingInvoices: [{ number: 'text', issueDate: '2025-01-01' }],
    })) as FinalizedInvoice;
    const credit = { reason: 'other', reasonText: 'text', metadata: { key: 'text' } } as const;
    sampleNote = await invoicing.createCreditNote(sample.id, credit);
    tables = await namesOfTables();
    expect(tables).not.toEqual([]);
  });
  afterAll(async () => {
    expect(await namesOfTables()).toEqual(tables);
    expect((await store.get('sample', sample.id))?.number).toBe(sample.number);
    await pool.end();
  });

  it.each(storable)('in every text of a document: %j', async (attack) => {
    const tenant = `tenant ${attack}`;
    const texts = { [attack]: attack };
    const own = { tenant, id: `id ${attack}`, number: `no ${attack}`, metadata: texts };
    const invoice = { ...spoiltBy(sample, attack), ...own, customFields: texts };
    const note = { ...spoiltBy(sampleNote, attack), ...own, invoice: { ...sampleNote.invoice, id: invoice.id } };
    await put(store, invoice, note);
    expect(await store.get(tenant, invoice.id)).toEqual(invoice);
    expect(await store.getByNumber(tenant, invoice.billingEntity.id, invoice.number)).toEqual(invoice);
    expect((await store.history(tenant, invoice.id)).items[0]?.data.invoice).toEqual(invoice);
    expect(await store.findAnswer(tenant, `key ${attack}`)).toEqual({
      fingerprint: attack,
      answer: { invoice: invoice.id, version: invoice.version },
    });
    const found = await store.list(tenant, {
      customerId: invoice.customer.id,
      billingEntityId: invoice.billingEntity.id,
      currency: invoice.currency,
      number: invoice.number,
      metadata: invoice.metadata,
    });
    expect(found.items).toEqual([invoice]);
    expect(await store.getCreditNote(tenant, note.id)).toEqual(note);
    expect(await store.creditNotes(tenant, invoice.id)).toEqual([note]);
    const notes = await store.listCreditNotes(tenant, {
      invoiceId: invoice.id,
      customerId: note.customer.id,
      billingEntityId: note.billingEntity.id,
      number: note.number,
    });
    expect(notes.items).toEqual([note]);
    expect((await store.listCreditNotes('sample', {})).items).toEqual([sampleNote]);
    expect((await store.list('sample', {})).items).toHaveLength(1);
  });

  it.each(attacks.filter((text) => !storable.includes(text)))(
    'refused where no column can hold it: %j',
    async (attack) => {
      const invoice = { ...sample, tenant: 'refused', id: 'one', number: attack };
      await put(store, invoice).catch((error: unknown) => expect(error).toBeInstanceOf(InvoicingError));
      expect((await store.list('refused', { number: attack })).items).toEqual([]);
      expect(await store.get('refused', attack)).toBeNull();
      expect(await store.get(attack, 'one')).toBeNull();
      expect(await store.getByNumber('refused', 'acme', attack)).toBeNull();
      expect(await store.findAnswer('refused', attack)).toBeNull();
      expect((await store.history('refused', attack)).items).toEqual([]);
      expect(await store.creditNotes(attack, attack)).toEqual([]);
      expect(await store.getCreditNote('sample', attack)).toBeNull();
      expect(await store.getCreditNote(attack, sampleNote.id)).toBeNull();
      expect((await store.listCreditNotes(attack, {})).items).toEqual([]);
      expect(await store.listDue(attack, '2025-01-01T00:00:00Z', 1)).toEqual([]);
    },
  );

  it.each(filters)('in the list filter %s', async (filter) => {
    for (const attack of attacks) {
      const value = filter === 'status' || filter === 'paymentStatus' ? [attack, 'finalized'] : attack;
      const query = { [filter]: value } as InvoiceQuery;
      const ids = await store.list('sample', query).then(
        (page) => page.items.map((one) => one.id),
        (error: unknown) => {
          expect(error).toBeInstanceOf(InvoicingError);
          expect((error as InvoicingError).code).not.toBe('store.failed');
          return [];
        },
      );
      expect(ids.length).toBeLessThanOrEqual(filter === 'status' ? 1 : 0);
    }
  });

  it.each(noteFilters)('in the filter %s of credit notes', async (filter) => {
    for (const attack of attacks) {
      const found = await store.listCreditNotes('sample', { [filter]: attack } as CreditNoteQuery).then(
        (page) => page.items,
        (error: unknown) => {
          expect(error).toBeInstanceOf(InvoicingError);
          expect((error as InvoicingError).code).not.toBe('store.failed');
          return [];
        },
      );
      expect(found).toEqual([]);
    }
  });

  it('in names and values of a metadata filter', async () => {
    for (const attack of attacks) {
      expect((await store.list('sample', { metadata: { [attack]: 'text' } })).items).toEqual([]);
      expect((await store.list('sample', { metadata: { key: attack } })).items).toEqual([]);
    }
  });

  it('in a moment and a limit of listDue', async () => {
    for (const attack of attacks) {
      await expect(store.listDue('sample', attack, 1)).rejects.toBeInstanceOf(InvoicingError);
      await expect(store.listDue('sample', '2025-01-01T00:00:00Z', attack as never)).rejects.toBeInstanceOf(
        InvoicingError,
      );
    }
  });

  it.each(storable)('in tenants, ids, codes and texts of records: %j', async (attack) => {
    const directory = postgresDirectory({ pool }, { schema });
    const tenant = `tenant ${attack}`;
    const customer = { id: attack, name: attack };
    const tax = { code: attack, name: attack, scheme: 'sales', rate: '1', jurisdiction: attack };
    await directory.add(tenant, { customers: [customer] });
    await directory.save(tenant, { customers: [customer], taxes: [tax] });
    await expect(directory.add(tenant, { customers: [customer] })).rejects.toMatchObject({ code: 'master.exists' });
    expect(await directory.customer(tenant, attack)).toEqual(customer);
    expect(await directory.taxes(tenant, [attack])).toEqual([tax]);
    const first = await directory.list(tenant, 'customers', { limit: 1 });
    expect(first).toEqual({ items: [customer], nextCursor: null });
    expect((await directory.list(tenant, 'customers', { cursor: JSON.stringify([attack]) })).items).toEqual([]);
    await directory.remove('sample', { customers: [attack], taxes: [attack] });
    expect(await directory.customer(tenant, attack)).toEqual(customer);
    await directory.remove(tenant, { customers: [attack] });
    expect(await directory.customer(tenant, attack)).toBeNull();
    expect(await directory.taxes(tenant, [attack])).toEqual([tax]);
  });

  it.each(attacks.filter((text) => !storable.includes(text)))(
    'refused as a tenant, an id or a cursor of records where no column can hold it: %j',
    async (attack) => {
      const directory = postgresDirectory({ pool }, { schema });
      const calls = (tenant: string, id: string): readonly Promise<unknown>[] => [
        directory.save(tenant, { customers: [{ id, name: 'Any' }] }),
        directory.add(tenant, { customers: [{ id, name: 'Any' }] }),
        directory.remove(tenant, { customers: [id] }),
      ];
      for (const call of calls(attack, 'id')) await expect(call).rejects.toMatchObject({ code: 'text.invalid' });
      for (const call of calls('sample', attack)) await expect(call).rejects.toMatchObject({ code: 'text.invalid' });
      expect(await directory.list(attack, 'customers')).toEqual({ items: [], nextCursor: null });
      expect(await directory.list('\uFFFD', 'customers')).toEqual({ items: [], nextCursor: null });
      await expect(directory.list('sample', 'customers', { cursor: JSON.stringify([attack]) })).rejects.toMatchObject({
        code: 'field.value',
      });
    },
  );

  it('in the kind, the limit and the cursor of a list of records', async () => {
    const directory = postgresDirectory({ pool }, { schema });
    for (const attack of [...attacks, 'constructor', 'toString', '__proto__'])
      for (const call of [
        directory.list('sample', attack as 'taxes'),
        directory.list('sample', 'taxes', { limit: attack as never }),
        directory.list('sample', 'taxes', { cursor: attack }),
        directory.save('sample', JSON.parse(`{${JSON.stringify(attack)}: []}`)),
        directory.remove('sample', JSON.parse(`{${JSON.stringify(attack)}: []}`)),
      ])
        await expect(call).rejects.toBeInstanceOf(ValidationError);
  });

  it('in ids and codes of the directory', async () => {
    const directory = postgresDirectory({ pool }, { schema });
    await directory.save('sample', suiteRecords);
    for (const attack of attacks) {
      expect(await directory.billingEntity('sample', attack)).toBeNull();
      expect(await directory.billingEntity(attack, undefined)).toBeNull();
      expect(await directory.customer('sample', attack)).toBeNull();
      expect(await directory.addOns('sample', [attack])).toEqual([]);
      expect(await directory.taxes(attack, ['vat-19', attack])).toEqual([]);
    }
    expect(await directory.taxes('sample', ['vat-19', ...attacks])).toHaveLength(1);
  });

  it('a tenant that no driver sends as it is writes nothing, to itself or to another', async () => {
    const deliveries = postgresDeliveryStore({ pool }, { schema });
    await deliveries.saveEndpoint(createEndpoint({ tenant: 'half\ufffd', id: 'kept', url: 'https://books.example/' }));
    for (const tenant of ['half\ud800', 'half\u0000']) {
      const commit = store.commit(tenant, { invoices: [], keys: [], series: [] }, () => ({
        result: null,
        created: [{ ...sample, id: 'stray', tenant }],
        changed: [],
        creditNotes: [],
        deleted: [],
        events: [],
        keys: new Map(),
        series: new Map(),
      }));
      await expect(commit).rejects.toMatchObject({ code: 'text.invalid', faults: [{ path: '/tenant' }] });
      for (const write of [
        deliveries.saveEndpoint({ ...createEndpoint({ url: 'https://other.example/' }), tenant, id: 'kept' }),
        deliveries.deleteEndpoint(tenant, 'kept'),
        deliveries.setEndpointState(tenant, 'kept', 'disabled'),
      ])
        await expect(write).rejects.toMatchObject({ code: 'text.invalid' });
    }
    expect((await store.list('half\ufffd', {})).items).toEqual([]);
    expect(await deliveries.endpoints('half\ufffd')).toMatchObject([
      { url: 'https://books.example/', state: 'active' },
    ]);
  });
});

async function put(
  store: InvoiceStore,
  invoice: FinalizedInvoice,
  ...creditNotes: readonly CreditNote[]
): Promise<void> {
  const { id, tenant, version } = invoice;
  const attack = id.slice('id '.length);
  const claim = { key: `key ${attack}`, fingerprint: attack };
  const event: InvoiceEvent = {
    id: attack,
    type: 'invoice.updated',
    timestamp: invoice.updatedAt,
    sequence: version,
    tenant,
    data: { change: { memo: attack }, invoice },
  };
  const series = `series ${attack}`;
  await store.commit(tenant, { invoices: [id], keys: [claim], series: [series] }, ({ invoices }) => ({
    result: null,
    created: invoices.has(id) ? [] : [invoice],
    changed: invoices.has(id) ? [invoice] : [],
    creditNotes,
    deleted: [],
    events: [event],
    keys: new Map([[claim.key, { invoice: id, version }]]),
    series: new Map([[series, { last: 1, lastIssueDate: '2025-01-01' }]]),
  }));
}

/** Texts that the store keeps in columns of their own kind, such as dates, stay as they are. */
const TYPED = /At$|Date$|^(?:status|paymentStatus|schemaVersion|subtotal|taxAmount|total|amount)/;

/** A document whose every free text is the attack. */
function spoiltBy<T extends object>(document: T, attack: string): T {
  const spoil = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return TYPED.test(key) ? value : attack;
    if (Array.isArray(value)) return value.map((one) => spoil(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spoil(member, name)]));
  };
  return spoil(document, '') as T;
}
