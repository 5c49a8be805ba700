import { policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { hasLeft, hasMoneyLeft, quantityLeft } from '../../../../src/decisions/credit-notes/has-left.ts';
import type { LineBalance } from '../../../../src/decisions/credit-notes/line-balance.ts';
import { acmeRecords, openAcme, reasons } from '../../acme.ts';

const credited = (quantity: number, base = 0, taxes: number[] = []): LineBalance['credited'] => ({
  net: base,
  base,
  taxes,
  withheld: [],
  quantity: { coefficient: quantity, scale: 0 },
});
const balance = (members: object): LineBalance =>
  ({ line: { quantity: '2' }, net: 0, base: 0, taxes: [], withheld: [], credited: credited(0), ...members }) as never;

describe('what of a line is left to credit', () => {
  it.each([
    ['a free line: its quantity', balance({}), true, false],
    ['a free line, half credited', balance({ credited: credited(1) }), true, false],
    ['a free line, credited', balance({ credited: credited(2) }), false, false],
    ['a negative free line, credited', balance({ line: { quantity: '-2' }, credited: credited(2) }), false, false],
    ['money', balance({ base: 100, taxes: [19], credited: credited(0, 40, [8]) }), true, true],
    ['tax alone', balance({ base: 100, taxes: [0, 19], credited: credited(2, 100, [0, 18]) }), true, true],
    ['nothing', balance({ base: 100, taxes: [19], credited: credited(2, 100, [19]) }), false, false],
    [
      'no quantity, where all money was credited by amount',
      balance({ base: 100, credited: credited(0, 100) }),
      false,
      false,
    ],
  ])('%s', (_, line, anything, money) => {
    expect([hasLeft(line), hasMoneyLeft(line)]).toEqual([anything, money]);
  });

  it.each([
    ['2', 0, '2'],
    ['2', 2, '0'],
    ['-2', 1, '-1'],
    ['-2', 2, '0'],
    ['0', 0, '0'],
  ])('of a quantity of %s, less %i: %s', (billed, gone, left) => {
    expect(quantityLeft(billed, credited(gone))).toBe(left);
  });
});

/** An invoice of ACME, finalized; the lines by their place. */
async function issued(lines: readonly object[], policy: object = {}, input: object = {}) {
  const records = acmeRecords();
  records.taxes.push(
    { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
    { code: 'irpf-7', name: 'IRPF', scheme: 'IRPF', rate: '7', withheld: true },
    { code: 'half-a', name: 'A', scheme: 'sales', rate: '50' },
    { code: 'half-b', name: 'B', scheme: 'sales', rate: '50' },
    { code: 'irpf-b', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
  );
  const acme = openAcme({ records, policy: { ...policies.standard, adjustments: 'allowed', ...policy } });
  const invoice = await acme.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    issue: 'now',
    lines: lines as never,
    ...input,
  });
  const credit = (parts?: readonly object[], members: object = {}) =>
    acme.invoicing.createCreditNote(invoice.id, {
      reason: 'cancellation',
      ...(parts && {
        lines: parts.map(({ line = 0, ...part }: { line?: number }) => ({
          lineId: invoice.lines[line]?.id as string,
          ...part,
        })),
      }),
      ...members,
    });
  return { acme, invoice, credit };
}

describe('free lines', () => {
  const lines = [
    { name: 'Work', unitPrice: '100.00' },
    { name: 'Gift', quantity: '3', unitPrice: '0' },
  ];

  it('go with all that is left, and by quantity', async () => {
    const { credit } = await issued(lines);
    expect(
      await credit([
        { line: 1, quantity: '1' },
        { line: 0, amount: '40.00' },
      ]),
    ).toMatchObject({
      total: '47.60',
      lines: [
        { quantity: '1', total: '0.00' },
        { quantity: null, amount: '40.00' },
      ],
    });
    expect(await credit()).toMatchObject({
      total: '71.40',
      lines: [
        { name: 'Work', quantity: null, amount: '60.00' },
        { name: 'Gift', quantity: '2', amount: '0.00' },
      ],
    });
    expect(await reasons(credit([{ line: 1 }]))).toEqual(['credit_note.exceeds_invoice /lines/0']);
    expect(await reasons(credit())).toEqual(['credit_note.nothing_left /lines']);
  });

  it('are not left out of a note that credits the money first', async () => {
    const { credit } = await issued(lines);
    expect(await credit([{ line: 0 }, { line: 1, quantity: '3' }])).toMatchObject({ total: '119.00' });
    expect(await reasons(credit([{ line: 1, quantity: '1' }]))).toEqual([
      'credit_note.exceeds_invoice /lines/0/quantity',
    ]);
  });
});

describe('a part of a line', () => {
  it('into which its taxes do not fit is refused with the way out', async () => {
    // Each tax is a quarter of the gross price, so that both are due a cent with the second cent.
    const lines = [{ name: 'Toner', unitPrice: '100.00', taxCodes: ['half-a', 'half-b'] }];
    const { acme, invoice, credit } = await issued(
      lines,
      {},
      { pricesIncludeTax: true, billingEntityId: 'globex', currency: 'USD' },
    );
    expect(await credit([{ amount: '0.01' }])).toMatchObject({ subtotal: '0.01', taxAmount: '0.00' });
    const before = await acme.contents();
    const error = await credit([{ amount: '0.01' }]).catch((thrown) => thrown);
    expect(error.faults).toMatchObject([
      {
        code: 'credit_note.indivisible',
        path: '/lines/0',
        message: `the taxes in 0.01 of line "${invoice.lines[0]?.id}" would not fit into it; credit another amount, or all that is left`,
      },
    ]);
    expect(await acme.contents()).toBe(before);
    expect(await credit([{ amount: '0.02' }])).toMatchObject({ subtotal: '0.00', taxAmount: '0.02' });
    expect(await credit()).toMatchObject({ total: '99.97' });
  });

  it('of 0.1 of a quantity leaves 0.9', async () => {
    const { credit } = await issued([{ name: 'Hours', quantity: '1.00', unitPrice: '99.99' }]);
    expect(await credit([{ quantity: '0.1' }])).toMatchObject({ subtotal: '10.00' });
    expect(await credit()).toMatchObject({ subtotal: '89.99', lines: [{ quantity: '0.9' }] });
  });

  it('after an amount leaves no quantity', async () => {
    const { credit } = await issued([{ name: 'Hours', quantity: '2', unitPrice: '50.00' }]);
    await credit([{ amount: '30.00' }]);
    expect(await credit()).toMatchObject({ subtotal: '70.00', lines: [{ quantity: null }] });
  });

  it('of exactly half by amount leaves no quantity, of half by quantity the other half', async () => {
    const { credit } = await issued([{ name: 'Hours', quantity: '2', unitPrice: '50.00' }]);
    await credit([{ quantity: '1' }]);
    expect(await credit()).toMatchObject({ subtotal: '50.00', lines: [{ quantity: '1' }] });
  });
});

describe('withheld taxes of one code, and of one rate', () => {
  it('are credited each by its own lines', async () => {
    const { invoice, credit } = await issued([
      { name: 'A', unitPrice: '100.00', taxCodes: ['vat-19', 'irpf'] },
      { name: 'B', unitPrice: '200.00', taxCodes: ['vat-19', 'irpf-7'] },
      { name: 'C', unitPrice: '300.00', taxCodes: ['vat-19', 'irpf-b'] },
    ]);
    expect(invoice.withholdings.map(({ code, amount }) => [code, amount])).toEqual([
      ['irpf', '19.00'],
      ['irpf-b', '57.00'],
      ['irpf-7', '14.00'],
    ]);
    expect(await credit([{ line: 1, amount: '50.00' }])).toMatchObject({
      withholdings: [{ code: 'irpf-7', rate: '7', base: '50.00', amount: '3.50' }],
      amountPayable: '56.00',
    });
    expect(await credit([{ line: 0 }, { line: 2, amount: '30.00' }])).toMatchObject({
      withholdings: [
        { code: 'irpf', base: '100.00', amount: '19.00' },
        { code: 'irpf-b', base: '30.00', amount: '5.70' },
      ],
    });
    expect((await credit()).withholdings).toMatchObject([
      { code: 'irpf-b', base: '270.00', amount: '51.30' },
      { code: 'irpf-7', base: '150.00', amount: '10.50' },
    ]);
  });
});

describe('rows of taxes that are alike', () => {
  it('are told apart by code where they are no VAT, and by category where they are', async () => {
    const records = acmeRecords();
    records.taxes.push(
      { code: 'city', name: 'City tax', scheme: 'sales', rate: '2' },
      { code: 'county', name: 'County tax', scheme: 'sales', rate: '2' },
      { code: 'vat-z', name: 'VAT', scheme: 'VAT', rate: '0', category: 'Z' },
    );
    const acme = openAcme({ records, policy: { ...policies.standard, adjustments: 'allowed' } });
    const invoice = await acme.invoicing.createOneOffInvoice({
      customerId: 'hooli',
      billingEntityId: 'globex',
      currency: 'USD',
      issue: 'now',
      lines: [
        { name: 'A', unitPrice: '100.00', taxCodes: ['city'] },
        { name: 'B', unitPrice: '200.00', taxCodes: ['county'] },
        { name: 'C', unitPrice: '400.00', taxCodes: ['city', 'county'] },
      ],
    });
    const [a, b] = invoice.lines.map(({ id }) => id) as [string, string];
    const note = (lineId: string) =>
      acme.invoicing.createCreditNote(invoice.id, { reason: 'cancellation', lines: [{ lineId }] });
    expect((await note(a)).taxes).toMatchObject([{ code: 'city', taxableAmount: '100.00', amount: '2.00' }]);
    expect((await note(b)).taxes).toMatchObject([{ code: 'county', taxableAmount: '200.00', amount: '4.00' }]);
    const rest = await acme.invoicing.createCreditNote(invoice.id, { reason: 'cancellation' });
    expect(rest.taxes).toMatchObject([
      { code: 'city', taxableAmount: '400.00', amount: '8.00' },
      { code: 'county', taxableAmount: '400.00', amount: '8.00' },
    ]);
  });
});
