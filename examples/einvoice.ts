// One invoice and one credit note as e-invoices of all profiles, what keeps a document from one, and a channel that
// delivers to a folder. Run it with `npm run examples einvoice`.
import { type BillingEntity, type Customer, createInvoicing, type OneOffInvoiceInput } from 'oneoff';
import {
  type EInvoiceChannel,
  eInvoiceProfiles,
  parseEInvoice,
  toCii,
  toEInvoiceFile,
  toUbl,
  validateEInvoice,
} from 'oneoff/einvoice';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { acme, hooli, records } from './acme.ts';
import { writeFile } from './write-file.ts';

const folder = process.env['ONEOFF_EINVOICE_FOLDER'] ?? '.oneoff/einvoices';

// What Germany asks of the seller beyond name and address: a contact, an account, and an address in the network.
const seller: BillingEntity = {
  ...acme,
  contact: { name: 'Erika Muster', phone: '+49 30 1234567', email: 'billing@acme.example' },
  electronicAddress: { scheme: '9930', value: 'DE136695976' },
  paymentMeans: [{ type: 'credit_transfer', account: { iban: 'DE89370400440532013000' }, accountName: acme.name }],
};
const buyer: Customer = { ...hooli, electronicAddress: { scheme: '9930', value: 'DE129273398' } };
const invoicing = createInvoicing({
  store: memoryStore(),
  directory: memoryDirectory({ ...records, billingEntities: [seller], customers: [buyer] }),
});

const input: OneOffInvoiceInput = {
  customerId: 'hooli',
  issue: 'now',
  supplyDate: '2026-02-27',
  lines: [
    { addOn: 'setup_fee' },
    { name: 'Custom integration work', quantity: 10, unit: 'HUR', unitPrice: '150.00' },
    { addOn: 'handbook', quantity: 3 },
  ],
};
const bare = await invoicing.createOneOffInvoice(input);
for (const { path, message } of validateEInvoice(bare, { profile: 'xrechnung' })) console.log(` ${path}: ${message}`);

const invoice = await invoicing.createOneOffInvoice({ ...input, buyerReference: '04011000-12345-03' });
const [line] = invoice.lines;
const note = await invoicing.createCreditNote(invoice.id, {
  reason: 'service_unsatisfactory',
  lines: [{ lineId: line?.id ?? '', amount: '50.00' }],
});

for (const profile of eInvoiceProfiles.filter((one) => one !== 'facturx-fr')) {
  for (const document of [invoice, note]) {
    if (!profile.startsWith('facturx'))
      writeFile(`${folder}/${document.number}.${profile}.ubl.xml`, toUbl(document, { profile }));
    if (profile !== 'peppol')
      writeFile(`${folder}/${document.number}.${profile}.cii.xml`, toCii(document, { profile }));
  }
}

// A channel of yours talks to an access point; this one writes to a folder.
const channel: EInvoiceChannel = {
  send: async ({ number, content, receiver }) => {
    writeFile(`${folder}/sent/${receiver?.value}/${number}.xml`, content);
    return { id: number };
  },
};
await channel.send(toEInvoiceFile(invoice, { profile: 'peppol' }));

// Whoever receives it reads the same figures.
const received = parseEInvoice(toUbl(invoice, { profile: 'peppol' }));
if (received.totals.due !== invoice.total) throw new Error('the total was lost on the way');
console.log(` ${received.seller.name} asks ${received.buyer.name} for ${received.totals.due} ${received.currency}`);
