import {
  type Customer,
  createInvoicing,
  type Directory,
  type DirectorySearch,
  type DirectoryStore,
  type Found,
  fromRow,
  type InvoiceStore,
  type Page,
  type TaxAnswer,
  type TaxResolver,
} from 'oneoff';
import { memoryDirectory, memoryDirectoryStore, memoryStore } from 'oneoff/memory';
import { postgresDirectory } from 'oneoff/postgres';
import { describe, expectTypeOf, it } from 'vitest';

declare const directory: Directory;
declare const store: InvoiceStore;

describe('a store', () => {
  it('without atomic commits does not compile', () => {
    // @ts-expect-error false is not true
    createInvoicing({ store: { ...store, atomic: false }, directory });
    // @ts-expect-error a boolean may be false
    createInvoicing({ store: { ...store, atomic: true as boolean }, directory });
    const { atomic: _, ...silent } = store;
    // @ts-expect-error the promise is missing
    createInvoicing({ store: silent, directory });
  });

  it('decides synchronously: nothing can be awaited under its locks', () => {
    // @ts-expect-error a promise is not a set of changes
    store.commit('tenant', { invoices: [], keys: [], series: [] }, async () => ({ result: 1 }));
  });

  it('shows a decision what it may not change', () => {
    const decide = (found: Found): void => {
      // @ts-expect-error read only
      found.invoices.set('id', null);
      // @ts-expect-error read only
      found.series.clear();
    };
    expectTypeOf(decide).returns.toBeVoid();
  });

  it('in memory is one', () => {
    expectTypeOf(memoryStore).returns.toEqualTypeOf<InvoiceStore>();
    expectTypeOf(memoryDirectory).returns.toExtend<Directory & DirectorySearch>();
  });
});

describe('a directory store', () => {
  it('in memory and in PostgreSQL is one, and a directory', () => {
    expectTypeOf(memoryDirectoryStore).returns.toExtend<DirectoryStore & DirectorySearch>();
    expectTypeOf(postgresDirectory).returns.toExtend<DirectoryStore & DirectorySearch>();
    expectTypeOf<DirectoryStore>().toExtend<Directory>();
  });

  it('lists the records of the kind that is asked for', () => {
    const directories = memoryDirectoryStore();
    expectTypeOf(directories.list('tenant', 'customers')).resolves.toEqualTypeOf<Page<Customer>>();
    // @ts-expect-error there are no invoices in a directory
    directories.list('tenant', 'invoices');
  });

  it('takes records by their kind', () => {
    const directories = memoryDirectoryStore();
    // @ts-expect-error it is addOns
    directories.save('tenant', { addons: [] });
    // @ts-expect-error a customer has a name
    directories.add('tenant', { customers: [{ id: 'hooli' }] });
    // @ts-expect-error ids, not records
    directories.remove('tenant', { customers: [{ id: 'hooli' }] });
  });
});

describe('a record', () => {
  it('needs no "as const", and a code may come from a column of text', () => {
    const numberSeries = { scope: 'billing_entity', pattern: 'INV-{YYYY}-{SEQ:4}', reset: { yearly: 1 } };
    const seller = { id: 'acme', name: 'Acme', currency: 'EUR', timeZone: 'Europe/Berlin', numberSeries };
    const category: string = 'S';
    const taxes = [{ code: 'vat-19', name: 'VAT', scheme: 'VAT', rate: '19', category }];
    memoryDirectory({ billingEntities: [seller], taxes });
    // @ts-expect-error a pattern is a text
    memoryDirectory({ billingEntities: [{ ...seller, numberSeries: { ...numberSeries, pattern: 1 } }] });
  });
});

describe('a service', () => {
  it('needs a store and a directory', () => {
    // @ts-expect-error no store
    createInvoicing({ directory });
    // @ts-expect-error no directory
    createInvoicing({ store });
  });

  it('knows its options', () => {
    // @ts-expect-error it is taxResolver
    createInvoicing({ store, directory, taxProvider: null });
  });
});

describe('a tax resolver', () => {
  it('answers with taxes, that it cannot, or what is wrong; nothing else', () => {
    expectTypeOf<{ status: 'unavailable'; reason: string }>().toExtend<TaxAnswer>();
    expectTypeOf<{
      status: 'resolved';
      lines: [{ id: '1'; taxes: [{ code: 'a'; name: 'A'; scheme: 'GST'; rate: '5' }] }];
    }>().toExtend<TaxAnswer>();
    expectTypeOf<{ status: 'resolved'; lines: [[]] }>().not.toExtend<TaxAnswer>();
    const wrong: TaxResolver = {
      // @ts-expect-error a bare rate does not say what it is of
      resolve: async () => ({ status: 'resolved', lines: [{ id: '1', taxes: [{ rate: '19' }] }] }),
    };
    expectTypeOf(wrong).toEqualTypeOf<TaxResolver>();
  });
});

describe('a row of SQL', () => {
  interface CustomerRow {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly taxIds: { country: string; value: string; type: string | null }[] | null;
    readonly address: { line1: string | null; country: string } | null;
  }
  interface ProductRow {
    readonly code: string;
    readonly name: string;
    readonly description: string | null;
    readonly prices: { EUR: string; USD: string | null };
  }
  const customers = null as unknown as CustomerRow[];
  const products = null as unknown as ProductRow[];

  it('is what a host may answer with, whatever it may be null', () => {
    const own: Directory = {
      ...directory,
      customer: async (_, id) => customers.find((row) => row.id === id) ?? null,
      addOns: async () => products,
    };
    createInvoicing({ store, directory: own });
    memoryDirectory({ billingEntities: [], customers, addOns: products });
  });

  it('is what a directory store takes', () => {
    const directories = memoryDirectoryStore();
    directories.save('tenant', { customers, addOns: products });
    directories.update('tenant', 'customers', 'hooli', () => customers[0] ?? null);
    expectTypeOf(directories.customer('tenant', 'hooli')).resolves.toEqualTypeOf<Customer | null>();
    expectTypeOf(fromRow<Customer>(customers[0] as CustomerRow)).toEqualTypeOf<Customer>();
  });

  it('does not compile without what must be there', () => {
    const nameless = null as unknown as { id: string; name: string | null };
    // @ts-expect-error a customer has a name
    memoryDirectory({ billingEntities: [], customers: [nameless] });
    const cents = null as unknown as { code: string; name: string; prices: { EUR: number } };
    // @ts-expect-error a price is text
    memoryDirectory({ billingEntities: [], addOns: [cents] });
  });
});
