import { type BatchItem, createInvoicing, type OneOffInvoiceInput } from 'oneoff';
import { forgetfulStore } from './forgetful-store.ts';
import { heap } from './heap.ts';
import { makeRequests } from './inputs.ts';
import { directory } from './invoicing.ts';
import { table } from './measure.ts';

const ALL = 100_000;
const EARLY = 10_000;
const MOST_GROWTH = 1.3;

/** One batch of invoices, created and finalized, from a generator that produces them on demand. */
export async function benchBatch(): Promise<void> {
  const requests = makeRequests(1, 64);
  const invoicing = createInvoicing({ store: forgetfulStore(), directory: directory() });
  const start = performance.now();
  let early = 0;
  let last = '';
  for await (const result of invoicing.createOneOffInvoices(itemsOf(requests))) {
    if (!result.ok) throw result.error;
    if (result.index + 1 === EARLY) early = heap();
    last = result.invoice.number ?? '';
  }
  const seconds = (performance.now() - start) / 1000;
  const after = heap();
  if (last !== `INV-${ALL}`) throw new Error(`the last number is ${last}, not INV-${ALL}`);
  const growth = after / early;
  table(`one batch of ${ALL} invoices on a store that forgets`, [
    ['created and finalized', `${(ALL / seconds).toFixed(0)} invoices/s`],
    [`heap after ${EARLY}`, `${(early / 1e6).toFixed(1)} MB`],
    [`heap after ${ALL}`, `${(after / 1e6).toFixed(1)} MB`, `${growth.toFixed(2)} ×`],
  ]);
  if (growth > MOST_GROWTH) throw new Error(`the heap grew ${growth.toFixed(2)} ×, more than ${MOST_GROWTH} ×`);
}

async function* itemsOf(requests: readonly OneOffInvoiceInput[]): AsyncGenerator<BatchItem> {
  for (let index = 0; index < ALL; index++)
    yield { input: { ...(requests[index % requests.length] as OneOffInvoiceInput), issue: 'now' } };
}
