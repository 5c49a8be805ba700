import { PGlite } from '@electric-sql/pglite';
import { createInvoicing, type Invoicing } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { type OpenPGlite, openPGlite } from 'oneoff/pglite';
import { migrate, postgresStore } from 'oneoff/postgres';

/** What a page of the test can do. */
export interface Page {
  open(): Promise<string>;
  issue(key: string): Promise<string | null>;
  numbers(): Promise<readonly (string | null)[]>;
  close(): Promise<void>;
}

let opened: OpenPGlite<PGlite>;
let invoicing: Invoicing;

const page: Page = {
  async open() {
    try {
      opened = await openPGlite('idb://invoices', (name) => PGlite.create(name));
    } catch (error) {
      return `refused: ${(error as Error).message}`;
    }
    await migrate({ pglite: opened.pglite });
    const numberSeries = { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' } as const;
    const directory = memoryDirectory({
      billingEntities: [{ id: 'acme', name: 'Acme GmbH', currency: 'EUR', timeZone: 'Europe/Berlin', numberSeries }],
      customers: [{ id: 'hooli', name: 'Hooli GmbH' }],
    });
    invoicing = createInvoicing({ store: postgresStore({ pglite: opened.pglite }), directory });
    return 'open';
  },
  async issue(idempotencyKey) {
    const input = { customerId: 'hooli', issue: 'now' as const, lines: [{ name: 'Setup', unitPrice: '500.00' }] };
    return (await invoicing.createOneOffInvoice(input, { idempotencyKey })).number;
  },
  numbers: async () => (await invoicing.list()).items.map(({ number }) => number).toSorted(),
  close: () => opened.close(),
};
Object.assign(globalThis, { page });
