import { createInvoicing, type InvoiceStore, type Invoicing, type OneOffInvoiceInput } from 'oneoff';
import { memoryDirectory } from 'oneoff/memory';
import { suiteRecords } from 'oneoff/testing';

/** The service over a store and the suite's records. */
export function invoicingOn(store: InvoiceStore, tenant = 'default'): Invoicing {
  return createInvoicing({ store, directory: memoryDirectory(suiteRecords), tenant });
}

/** An invoice to create. */
export const input: OneOffInvoiceInput = { customerId: 'hooli', lines: [{ name: 'Audit', unitPrice: '500.00' }] };
