import { createInvoicing } from 'oneoff';
import { renderInvoiceHtml } from 'oneoff/documents';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { renderInvoicePdf } from 'oneoff/pdf';

const invoicing = createInvoicing({
  store: memoryStore(),
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'acme',
        name: 'Acme GmbH',
        address: { line1: 'Torstraße 140', postalCode: '10119', city: 'Berlin', country: 'DE' },
        taxIds: [{ country: 'DE', type: 'vat', value: 'DE136695976' }],
        contact: { name: 'Jana', phone: '+49 30 5550142', email: 'jana@acme.example' },
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        taxCodes: ['vat'],
        paymentTerm: { type: 'net', days: 30 },
        numberSeries: { scope: 'billing_entity', pattern: 'INV-{SEQ:4}', reset: 'never' },
      },
    ],
    customers: [
      {
        id: 'hooli',
        name: 'Hooli & Söhne',
        address: { line1: 'Weg 1', postalCode: '80802', city: 'München', country: 'DE' },
        currency: 'EUR',
      },
    ],
    addOns: [],
    taxes: [{ code: 'vat', name: 'VAT', scheme: 'VAT', rate: '19', category: 'S' }],
  }),
});

/** Issues an invoice and answers with it as a PDF with an e-invoice inside, or as a page. */
export default {
  async fetch(request: Request): Promise<Response> {
    const invoice = await invoicing.createOneOffInvoice({
      customerId: 'hooli',
      issue: 'now',
      lines: [{ name: 'Setup', unitPrice: '100.00' }],
    });
    if (!request.headers.get('accept')?.includes('application/pdf'))
      return new Response(renderInvoiceHtml(invoice), { headers: { 'content-type': 'text/html' } });
    const pdf = await renderInvoicePdf(invoice, { facturX: 'facturx-en16931' });
    return new Response(pdf, { headers: { 'content-type': 'application/pdf' } });
  },
};
