// One invoice as a page, in two languages, as an e-mail, as XML, and what comes after it: a receipt and a statement of
// account. Run it with `npm run examples documents`, and open the files that it names in a browser.
import { renderAccountHtml, renderInvoiceEmail, renderInvoiceHtml, renderReceiptHtml } from 'oneoff/documents';
import { it as italian } from 'oneoff/documents/labels';
import { toUbl } from 'oneoff/einvoice';
import { renderInvoicePdf } from 'oneoff/pdf';
import { openAcme } from './acme.ts';
import { writeFile } from './write-file.ts';

const { invoicing } = openAcme();
const folder = process.env['ONEOFF_DOCUMENTS_FOLDER'] ?? '.oneoff/documents';

const invoice = await invoicing.createOneOffInvoice({
  customerId: 'hooli',
  issue: 'now',
  supplyDate: '2026-02-27',
  purchaseOrderNumber: 'PO-2210',
  paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE89370400440532013000' } }],
  lines: [
    { addOn: 'setup_fee', group: 'Setup' },
    { name: 'Custom integration work', group: 'Setup', quantity: 10, unit: 'HUR', unitPrice: '150.00' },
    { addOn: 'handbook', quantity: 3 },
  ],
});
const { number } = invoice as { number: string };

// A brand is data: a colour, a logo's bytes, lines of the footer. All of it is checked.
const brand = { accent: '#0f766e', footer: [['acme.example', 'support@acme.example']] };
writeFile(`${folder}/${number}.de.html`, renderInvoiceHtml(invoice, { locale: 'de', brand }));
writeFile(`${folder}/${number}.it.html`, renderInvoiceHtml(invoice, { locale: 'it', languages: [italian], brand }));

const email = renderInvoiceEmail(invoice, { locale: 'en', brand });
console.log(` E-mail: ${email.subject}`);
writeFile(`${folder}/${number}.email.html`, email.html);
writeFile(`${folder}/${number}.xml`, toUbl(invoice, { profile: 'en16931' }));

// The same page to archive, with the e-invoice inside: Factur-X, which Germany calls ZUGFeRD.
const pdf = await renderInvoicePdf(invoice, { locale: 'de', brand, facturX: 'facturx-en16931' });
writeFile(`${folder}/${number}.pdf`, pdf);

const paid = await invoicing.recordPayment(invoice.id, { amount: '500.00', method: 'bank transfer' });
// The invoice stays as it was issued; what was paid has pages of its own.
if (renderInvoiceHtml(paid, { locale: 'de' }) !== renderInvoiceHtml(invoice, { locale: 'de' }))
  throw new Error('a payment changed the invoice');
writeFile(`${folder}/${number}.receipt.html`, renderReceiptHtml(paid, { locale: 'en', brand }));
writeFile(`${folder}/account.html`, renderAccountHtml([paid], { asOf: '2026-05-01', locale: 'en', brand }));
