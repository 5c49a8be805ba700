// A month's orders issued as a batch, run twice; drafts finalized on schedule; overdue invoices.
// Run it with `npx tsx examples/batches.ts`.

import { type BatchItem, InvoicingError, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { acme, openAcme, records } from './acme.ts';
import { compare } from './compare.ts';
import { dim, printHeading } from './print-invoice.ts';

const ORDERS = 1000;

let now = '2026-03-31T16:00:00Z';
const in14Days = { ...acme, paymentTerm: { type: 'net', days: 14 } } as const;
const options = {
  store: memoryStore(),
  clock: { now: () => Date.parse(now) },
  policy: { ...policies.standard, finalizeAfter: { event: 'creation', hours: 24 } },
  directory: memoryDirectory({ ...records, billingEntities: [in14Days] }),
} as const;
const { invoicing } = openAcme(options);

/** In place of a file or a query: it is read one chunk at a time, while the results are read. */
async function* orders(): AsyncGenerator<BatchItem> {
  for (let order = 1; order <= ORDERS; order++) {
    const addOn = order === 500 ? { addOn: 'unknown' } : {};
    yield {
      input: {
        customerId: 'hooli',
        issue: 'now',
        metadata: { order: String(order) },
        lines: [{ ...addOn, name: `Order ${order}`, unitPrice: '19.90' }],
      },
      idempotencyKey: `2026-03/${order}`,
    };
  }
}

async function runOrders() {
  const ran = { issued: 0, refused: 0, first: '', last: '' };
  for await (const result of invoicing.createOneOffInvoices(orders())) {
    if (result.ok) {
      ran.issued += 1;
      ran.first ||= result.invoice.number ?? '';
      ran.last = result.invoice.number ?? '';
    } else if (result.error instanceof InvoicingError) {
      ran.refused += 1;
      console.log(dim(` item ${result.index}: ${result.error.message}`));
    } else throw result.error;
  }
  console.log(` ${ran.issued} issued, ${ran.refused} refused: ${ran.first} to ${ran.last}`);
  return ran;
}

printHeading(`1  ${ORDERS} orders from a generator; one of them is bad, and takes no number`);
const firstRun = await runOrders();

printHeading('2  The same batch again: the same invoices, and no new ones');
const secondRun = await runOrders();
const numberAfter = await invoicing.getByNumber('acme', 'INV-2026-1000');

printHeading('3  Three drafts, finalized 24 hours after creation by two concurrent workers');
for (const name of ['Audit', 'Training', 'Travel'])
  await invoicing.createOneOffInvoice({ customerId: 'hooli', lines: [{ name, unitPrice: '900.00' }] });
const early = await invoicing.finalizeDue();
now = '2026-04-01T16:00:00Z';
const [one, other] = [openAcme(options), openAcme(options)];
const workers = await Promise.all([one.invoicing.finalizeDue(), other.invoicing.finalizeDue()]);
const scheduled = workers
  .flat()
  .map((result) => (result.ok ? result.invoice.number : String(result.error)))
  .sort();
console.log(` ${scheduled.join(', ')}`);

printHeading('4  The orders are due on 14 April, the drafts on 15 April; one of them is paid');
const [training] = (await invoicing.list({ number: 'INV-2026-1001' })).items;
await invoicing.recordPayment(training?.id ?? '', { amount: training?.amountDue ?? '' });
const late: number[] = [];
for (const moment of ['2026-04-14T21:59:59Z', '2026-04-14T22:00:00Z', '2026-04-15T22:00:00Z']) {
  late.push((await invoicing.markOverdue(moment)).length);
  console.log(` ${moment}, two hours later in Berlin: ${late.at(-1)} more overdue`);
}

printHeading('5  The overdue invoices of March, page by page');
let pages = 0;
let listed = 0;
let cursor: string | null = null;
do {
  const query = { overdueMarked: true, issueDateFrom: '2026-03-01', issueDateTo: '2026-03-31', limit: 100 };
  const page = await invoicing.list({ ...query, ...(cursor !== null && { cursor }) });
  pages += 1;
  listed += page.items.length;
  cursor = page.nextCursor;
} while (cursor !== null);
console.log(` ${listed} on ${pages} pages`);

compare('expected', [
  ['issued, refused', '999, 1', `${firstRun.issued}, ${firstRun.refused}`],
  ['numbers without a gap to', 'INV-2026-0999', firstRun.last],
  ['the second run issued, refused', '999, 1', `${secondRun.issued}, ${secondRun.refused}`],
  ['last number of the second run', firstRun.last, secondRun.last],
  ['a number after that', null, numberAfter],
  ['due before their time', 0, early.length],
  ['issued by schedule', '1000, 1001, 1002', scheduled.map((one) => one.slice(9)).join(', ')],
  ['overdue on 14, 15 and 16 April', '0, 999, 2', late.join(', ')],
  ['overdue invoices of March', 999, listed],
]);
console.log();
