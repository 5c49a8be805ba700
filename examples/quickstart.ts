// The life of one invoice: draft, preview of an edit, edit, finalize, payment. Run it with `npm run demo`, and again:
// its invoices stay in the folder .oneoff/demo, and the numbers continue.
import { PGlite } from '@electric-sql/pglite';
import { createInvoicing } from 'oneoff';
import { renderInvoiceHtml } from 'oneoff/documents';
import { toUbl } from 'oneoff/einvoice';
import { memoryDirectory } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';
import { openPGlite } from 'oneoff/pglite';
import { migrate, postgresStore } from 'oneoff/postgres';
import { records } from './acme.ts';
import { bold, money, printEvents, printHeading, printInvoice, printTotals } from './print-invoice.ts';
import { writeFile } from './write-file.ts';

const folder = process.env['ONEOFF_DEMO_FOLDER'] ?? '.oneoff/demo';
const { pglite, close } = await openPGlite(folder, (path) => PGlite.create(path)).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
await migrate({ pglite });
const store = postgresStore({ pglite });

const invoicing = createInvoicing({
  store,
  directory: memoryDirectory(records),
});

const { items: earlier } = await store.list('default', { limit: 100 });
if (earlier.length > 0) {
  printHeading(`   Invoices of earlier runs, in ${folder}`);
  for (const { number, issueDate, total, currency, paymentStatus } of earlier.slice(0, 5))
    console.log(
      ` ${bold(number ?? 'DRAFT')}   ${issueDate}   ${money(total)} ${currency}   ${paymentStatus.replace('_', ' ')}`,
    );
  if (earlier.length > 5) console.log(` and ${earlier.length - 5} more`);
}

printHeading('1  Create a draft: an add-on from the catalogue and a line of free text');
const draft = await invoicing.createOneOffInvoice(
  {
    customerId: 'hooli',
    paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE89370400440532013000' } }],
    lines: [{ addOn: 'setup_fee' }, { name: 'Custom integration work', quantity: 8, unit: 'HUR', unitPrice: '150.00' }],
  },
  { idempotencyKey: `order-${4711 + earlier.length}` },
);
printTotals('draft', draft);

printHeading('2  Preview an edit: ten hours instead of eight, and printed handbooks at 7 % VAT');
const [setup, hours] = draft.lines;
const edit = {
  purchaseOrderNumber: 'PO-2210',
  lines: [
    { id: setup?.id ?? '' },
    { id: hours?.id ?? '', quantity: 10 },
    { name: 'Handbook, printed', quantity: 3, unitPrice: '18.99', taxCodes: ['vat-7'] },
  ],
};
const preview = await invoicing.previewUpdate(draft.id, edit);
printTotals('previewed', preview);
printTotals('still stored', (await invoicing.get(draft.id)) ?? draft);

printHeading('3  Apply the edit; the total must equal the preview');
const updated = await invoicing.updateDraft(draft.id, { ...edit, expectedTotal: preview.total });
printTotals('stored', updated);

printHeading('4  Finalize: the number, the dates, and no more changes');
const finalized = await invoicing.finalize(draft.id);
const again = await invoicing.finalize(draft.id);
console.log(` number              ${bold(finalized.number)}, due ${finalized.dueDate}`);
console.log(` finalized again     ${again.number}, the same invoice and no second number`);

printHeading('5  Record a payment of 1,000.00');
const invoice = await invoicing.recordPayment(
  finalized.id,
  { amount: '1000.00', method: 'bank_transfer', reference: 'SEPA 88-1204' },
  { idempotencyKey: `bank-88-${1204 + earlier.length}` },
);
console.log(
  ` now                 ${invoice.paymentStatus.replace('_', ' ')}, ${money(invoice.amountDue)} ${invoice.currency} due\n`,
);

printInvoice(invoice);

printHeading('The invoice as it was issued: a page, a PDF with the e-invoice inside (Factur-X), and XML (UBL)');
const pdf = await renderInvoicePdf(invoice, { locale: 'en', facturX: 'facturx-en16931' });
writeFile(`${folder}-documents/${invoice.number}.html`, renderInvoiceHtml(invoice, { locale: 'en' }));
writeFile(`${folder}-documents/${invoice.number}.pdf`, pdf);
writeFile(`${folder}-documents/${invoice.number}.xml`, toUbl(invoice, { profile: 'en16931' }));

printHeading('Events, stored together with the changes');
printEvents((await invoicing.history(invoice.id)).items);
console.log();
await close();
