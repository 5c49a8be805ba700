import fc from 'fast-check';
import { type CreditNote, createInvoicing, type Invoice, type OneOffInvoiceInput, policies } from 'oneoff';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { buyer, seller, taxes } from '../unit/einvoice/documents.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((one) => one.trim() !== '' && !/[\p{Cc}\p{Surrogate}\ufffe\uffff]/u.test(one) && !one.includes('#'));
const decimal = (max: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(max), fc.nat(10 ** places - 1))
    .map(([whole, rest]) => `${whole}.${String(rest).padStart(places, '0')}`);

const line = (taxCodes: readonly string[]): fc.Arbitrary<OneOffInvoiceInput['lines'][number]> =>
  fc.record(
    {
      name: text,
      description: text,
      note: text,
      quantity: fc.oneof(decimal(1000, 3), fc.constantFrom('1', '0', '-1', '-2.5', '3')),
      unit: fc.constantFrom('C62', 'HUR', 'DAY', 'KGM'),
      unitPrice: decimal(5000, 5),
      baseQuantity: fc.constantFrom('1', '10', '1000', '3'),
      taxCodes: fc.constantFrom(...taxCodes).map((code) => [code]),
      period: fc.constantFrom(
        { from: '2026-02-03', to: '2026-02-04' },
        { from: '2026-02-03T23:30:00Z', to: '2026-02-20T22:59:59Z' },
      ),
      item: fc.record({
        ids: fc.record({ seller: text, buyer: text }),
        attributes: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
      }),
      references: fc.record({ orderLine: text, accounting: text }, { requiredKeys: [] }),
    },
    { requiredKeys: ['name', 'quantity', 'unitPrice', 'taxCodes'] },
  );

/** An input that can be finalized, and how it is rounded. */
export const documentInput = fc.record({
  rounding: fc.record({
    taxLevel: fc.constantFrom('rate', 'line', 'document'),
    mode: fc.constantFrom('half-up', 'half-even', 'down'),
  }),
  input: fc
    .constantFrom(['s19', 's7', 's055'], ['s19', 'z', 'e'], ['s20'], ['ae'], ['l', 'm'], ['g', 's7'])
    .chain((codes) =>
      fc.record(
        {
          customerId: fc.constant('hooli'),
          // A total below zero is refused, so there is one line that outweighs what the others take off.
          lines: fc
            .array(line(codes), { maxLength: 8 })
            .map((lines) => [...lines, { name: 'Base', unitPrice: '99999.99', taxCodes: codes.slice(0, 1) }]),
          pricesIncludeTax: fc.boolean(),
          currency: fc.constantFrom('EUR', 'EUR', 'JPY', 'SEK'),
          exchangeRate: fc.constantFrom({ rate: '0.087', date: '2026-03-02', source: 'ECB' }),
          buyerReference: text,
          purchaseOrderNumber: text,
          contractReference: text,
          references: fc.record(
            { project: text, salesOrder: text, tender: text, accounting: text },
            { requiredKeys: [] },
          ),
          memo: text,
          notes: fc.array(fc.record({ text, subject: fc.constantFrom('AAI', 'REG') }, { requiredKeys: ['text'] }), {
            maxLength: 2,
          }),
          supplyDate: fc.constant('2026-02-20'),
          servicePeriod: fc.constant({ from: '2026-02-01', to: '2026-02-28' }),
        },
        { requiredKeys: ['customerId', 'lines', 'currency', 'exchangeRate', 'buyerReference'] },
      ),
    ),
  /** Which part of which line is credited. */
  credits: fc.array(fc.record({ line: fc.nat(7), part: fc.constantFrom('quantity', 'amount') }), { maxLength: 3 }),
});

/** The invoice of an input, and its credit notes: some lines one by one, and then what is left. */
export async function documentsOf({
  rounding,
  input,
  credits,
}: typeof documentInput extends fc.Arbitrary<infer T> ? T : never): Promise<{
  readonly invoice: Invoice;
  readonly notes: readonly CreditNote[];
}> {
  const { currency: _, ...customer } = buyer;
  const invoicing = createInvoicing({
    clock: { now: () => Date.parse('2026-03-02T11:00:00Z') },
    store: memoryStore(),
    policy: { ...policies.standard, adjustments: 'allowed', exchangeRate: 'optional', rounding },
    directory: memoryDirectory({ billingEntities: [seller], customers: [customer], addOns: [], taxes }),
  });
  const { exchangeRate: __, ...same } = input;
  const given = input.currency === 'EUR' ? same : input;
  const invoice = await invoicing.createOneOffInvoice({ ...given, issue: 'now' });
  const notes: CreditNote[] = [];
  for (const { line: index, part } of credits) {
    const credited = invoice.lines[index % invoice.lines.length];
    if (credited === undefined) continue;
    const lines = [{ lineId: credited.id, ...(part === 'quantity' ? { quantity: '0.5' } : { amount: '1' }) }];
    // What cannot be credited is not the subject here.
    await invoicing.createCreditNote(invoice.id, { reason: 'order_change', lines }).then(
      (note) => notes.push(note),
      () => 0,
    );
  }
  await invoicing.createCreditNote(invoice.id, { reason: 'cancellation' }).then(
    (note) => notes.push(note),
    () => 0,
  );
  return { invoice, notes };
}
