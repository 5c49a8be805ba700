// Solvimon, "One-off invoices": the steps of the page as calls, with `policies.solvimon`.
import { createInvoicing, displayNumber, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { compare, refusalOf } from '../compare.ts';
import { printEvents, printHeading, printInvoice, printTotals } from '../print-invoice.ts';

const invoicing = createInvoicing({
  policy: policies.solvimon,
  store: memoryStore(),
  clock: { now: () => Date.parse('2025-03-31T10:00:00Z') },
  directory: memoryDirectory({
    billingEntities: [
      {
        id: 'solar',
        name: 'Solar Platforms B.V.',
        address: { line1: 'Herengracht 500', postalCode: '1017 CB', city: 'Amsterdam', country: 'NL' },
        taxIds: [{ country: 'NL', value: 'NL853746333B01' }],
        currency: 'EUR',
        timeZone: 'Europe/Amsterdam',
        taxCodes: ['btw-21'],
        paymentTerm: { type: 'net', days: 14 },
        numberSeries: { scope: 'billing_entity', pattern: '{YYYY}-{SEQ:5}', reset: { yearly: 1 } },
      },
    ],
    customers: [
      {
        id: 'globex',
        name: 'Globex N.V.',
        address: { line1: 'Coolsingel 42', postalCode: '3011 AD', city: 'Rotterdam', country: 'NL' },
        currency: 'EUR',
      },
    ],
    addOns: [
      { code: 'onboarding', name: 'Onboarding', prices: { EUR: '750.00' } },
      { code: 'training', name: 'Training day', prices: { EUR: '900.00' } },
    ],
    taxes: [{ code: 'btw-21', name: 'BTW', scheme: 'VAT', rate: '21', category: 'S' }],
  }),
});

const input = {
  customerId: 'globex',
  billingEntityId: 'solar',
  purchaseOrderNumber: 'PO-88120',
  customFields: { 'Cost centre': '4100', Requester: 'H. Scorpio' },
  lines: [
    { group: 'Onboarding', addOn: 'onboarding', period: { from: '2025-03-03', to: '2025-03-03' } },
    { group: 'Training', addOn: 'training', period: { from: '2025-03-10', to: '2025-03-10' } },
    {
      group: 'Training',
      addOn: 'training',
      unitPrice: '810.00',
      period: { from: '2025-03-17', to: '2025-03-21' },
      quantity: 2,
    },
    { name: 'Travel to Rotterdam', unitPrice: '64.50', period: { from: '2025-03-17', to: '2025-03-17' } },
  ],
};

printHeading('Solvimon: the total moves while lines are added');
const totals: string[] = [];
for (let count = 1; count <= input.lines.length; count++) {
  const preview = await invoicing.preview({ ...input, lines: input.lines.slice(0, count) });
  printTotals(count === 1 ? '1 line' : `${count} lines`, preview);
  totals.push(preview.total);
}

printHeading('Created: a draft on hold, without a number');
const draft = await invoicing.createOneOffInvoice(input);
printInvoice(draft);

printHeading('Released, opened, final');
const whileHeld = await refusalOf(() => invoicing.finalize(draft.id));
const discounted = { ...input, lines: [{ addOn: 'onboarding', discount: '10%' }] };
const discount = await refusalOf(() => invoicing.createOneOffInvoice(discounted));
const released = await invoicing.release(draft.id);
const opened = await invoicing.open(draft.id);
const invoice = await invoicing.finalize(draft.id);
printInvoice(invoice);
const history = (await invoicing.history(invoice.id)).items;
printEvents(history);

const [onboarding, first, second, travel] = invoice.lines;
compare('what the page says', [
  ['generated as', 'draft, on hold', `${draft.status}${draft.onHold ? ', on hold' : ''}`],
  ['on hold, it cannot be final', 'invoice.on_hold', whileHeld],
  ['moved by hand: released', 'draft', released.onHold ? 'held' : released.status],
  ['moved by hand: open', 'open', opened.status],
  ['moved by hand: final', 'finalized', invoice.status],
  ['number while draft', 'DRAFT', displayNumber(draft)],
  ['number while open', 'DRAFT', displayNumber(opened)],
  ['number once final, the first of its series', '2025-00001', invoice.number],
  ['same product, other dates', 'training training', `${first?.addOn} ${second?.addOn}`],
  ['same product, other unit price', '900.00 810.00', `${first?.unitPrice} ${second?.unitPrice}`],
  ['a period of one full day', '2025-03-10', first?.period?.to],
  ['pricing name instead of a product', 'Travel to Rotterdam', travel?.name],
  ['product level only: line and sub-line', 'Onboarding Onboarding', `${onboarding?.group} ${onboarding?.name}`],
  ['PO number', 'PO-88120', invoice.purchaseOrderNumber],
  ['custom field', '4100', invoice.customFields['Cost centre']],
  ['tax of customer or billing entity', 'billing_entity', onboarding?.taxSource],
  ['total seen while editing is the total', totals.at(-1), invoice.total],
  ['3,334.50 and 21 %', '4034.75', invoice.total],
  ['discounts', 'discount.not_applicable', discount],
]);
