import { type CreditNote, type CreditNoteInput, type FinalizedInvoice, policies } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { acmeRecords, openAcme } from '../../acme.ts';

const RATE = 75345n; // 7.5345 HRK for 1 EUR, in ten thousandths
const EUR = { reason: 'cancellation', currency: 'EUR' } as const;

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sumOf = (amounts: readonly string[]): bigint => amounts.map(cents).reduce((a, b) => a + b, 0n);

/** Euro cents of kuna lipa, to the nearest, halves away from zero. */
function toEuro(lipa: bigint): bigint {
  const [sign, size] = lipa < 0n ? [-1n, -lipa] : [1n, lipa];
  return (sign * (size * 10_000n * 2n + RATE)) / (RATE * 2n);
}

/** An invoice in kuna of 10 December 2022 and its notes of January 2023 in euro, in order. */
async function creditInEuro(
  lines: readonly object[],
  inputs: readonly (readonly object[] | undefined)[],
  members: object = {},
  policy: object = {},
): Promise<{ invoice: FinalizedInvoice; notes: CreditNote[]; after: FinalizedInvoice }> {
  const records = acmeRecords();
  records.taxes.push(
    { code: 'hr-25', name: 'PDV', scheme: 'VAT', rate: '25', category: 'S' },
    { code: 'hr-13', name: 'PDV', scheme: 'VAT', rate: '13', category: 'S' },
    { code: 'irpf', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
    { code: 'rit', name: 'Ritenuta', scheme: 'RIT', rate: '4', withheld: true },
  );
  const acme = openAcme({
    records,
    now: '2022-12-10T12:00:00Z',
    policy: { ...policies.standard, adjustments: 'allowed', ...policy },
  });
  const invoice = await acme.invoicing.createOneOffInvoice({
    customerId: 'hooli',
    currency: 'HRK',
    issue: 'now',
    lines: lines as never,
    ...members,
  });
  acme.at('2023-01-10T12:00:00Z');
  const notes: CreditNote[] = [];
  for (const named of inputs) {
    const own = named?.map(({ line, ...part }: { line?: number }) => ({
      lineId: invoice.lines[line ?? 0]?.id,
      ...part,
    }));
    const input = { ...EUR, ...(own && { lines: own }) } as CreditNoteInput;
    notes.push(await acme.invoicing.createCreditNote(invoice.id, input));
  }
  const after = (await acme.invoicing.get(invoice.id)) as FinalizedInvoice;
  return { invoice, notes, after };
}

/** That each note is what all notes so far come to in euro, less what those before it came to, and that it adds up. */
function expectConverted(notes: readonly CreditNote[]): void {
  notes.forEach((note, index) => {
    const before = notes.slice(0, index);
    const kuna = (one: CreditNote) => one.converted as NonNullable<CreditNote['converted']>;
    const due = (read: (one: CreditNote | NonNullable<CreditNote['converted']>) => string | undefined): bigint => {
      const own = before.reduce((total, one) => total + cents(read(kuna(one)) ?? '0'), 0n);
      const theirs = before.reduce((total, one) => total + cents(read(one) ?? '0'), 0n);
      return toEuro(own + cents(read(kuna(note)) ?? '0')) - theirs;
    };
    expect(cents(note.total)).toBe(due(({ total }) => total));
    for (const row of note.taxes) {
      expect(cents(row.amount), `tax of ${row.rate} %`).toBe(
        due(({ taxes }) => taxes.find(({ rate }) => rate === row.rate)?.amount),
      );
      const own = note.lines.filter((line) => line.taxes.some(({ rate }) => rate === row.rate));
      expect(cents(row.taxableAmount)).toBe(sumOf(own.map(({ amount }) => amount)));
      const shares = own.flatMap((line) => line.taxes.filter(({ rate }) => rate === row.rate));
      expect(sumOf(shares.map(({ amount }) => amount))).toBe(cents(row.amount));
    }
    for (const row of note.withholdings) {
      expect(cents(row.amount), `${row.code} withheld`).toBe(
        due(({ withholdings }) => withholdings.find(({ code }) => code === row.code)?.amount),
      );
      const own = note.lines.filter((line) => line.withholdings.some(({ code }) => code === row.code));
      expect(cents(row.base)).toBe(sumOf(own.map(({ amount }) => amount)));
      const shares = own.flatMap((line) => line.withholdings.filter(({ code }) => code === row.code));
      expect(sumOf(shares.map(({ amount }) => amount))).toBe(cents(row.amount));
    }
    for (const line of note.lines) {
      expect(cents(line.taxAmount)).toBe(sumOf(line.taxes.map(({ amount }) => amount)));
      expect(cents(line.total)).toBe(cents(line.amount) + cents(line.taxAmount));
    }
    expect(cents(note.subtotal)).toBe(sumOf(note.lines.map(({ amount }) => amount)));
    expect(cents(note.taxAmount)).toBe(sumOf(note.taxes.map(({ amount }) => amount)));
    expect(cents(note.total)).toBe(cents(note.subtotal) + cents(note.taxAmount));
    expect(cents(note.amountWithheld)).toBe(sumOf(note.withholdings.map(({ amount }) => amount)));
    expect(cents(note.amountPayable)).toBe(cents(note.total) - cents(note.amountWithheld) + cents(note.roundingAmount));
  });
}

const LINES = [
  { name: 'Work', quantity: '7', unitPrice: '333.33', taxCodes: ['hr-25', 'irpf'] },
  { name: 'Travel', quantity: '3', unitPrice: '77.77', taxCodes: ['hr-13', 'rit'] },
  { name: 'Prints', unitPrice: '10.01', taxCodes: ['hr-25', 'rit', 'irpf'] },
  { name: 'Books', unitPrice: '0.05', taxCodes: ['hr-13'] },
];

describe('an invoice in kuna with two taxes and two withheld taxes, credited in euro', () => {
  it('in one note', async () => {
    const { invoice, notes, after } = await creditInEuro(LINES, [undefined]);
    expectConverted(notes);
    expect(notes[0]).toMatchObject({
      subtotal: '341.98',
      taxAmount: '81.78',
      total: '423.76',
      withholdings: [
        { code: 'irpf', base: '311.01', amount: '59.09' },
        { code: 'rit', base: '32.29', amount: '1.29' },
      ],
      amountWithheld: '60.38',
      roundingAmount: '0.00',
      amountPayable: '363.38',
      lines: [{ unitPrice: '44.240493728847' }, { unitPrice: '10.321852810405' }, {}, {}],
      taxCurrency: null,
      exchangeRate: null,
      taxAmountInTaxCurrency: null,
      converted: {
        currency: 'HRK',
        total: invoice.total,
        amountWithheld: invoice.amountWithheld,
        amountPayable: invoice.amountPayable,
        taxes: invoice.taxes.map(({ taxableAmount, amount }) => ({ taxableAmount, amount })),
        withholdings: invoice.withholdings,
        lines: invoice.lines.map(({ unitPrice, amount, taxAmount, total, taxes, withholdings }) => ({
          unitPrice,
          amount,
          taxAmount,
          total,
          taxes: taxes.map(({ code, rate, amount: own }) => ({ code, rate, amount: own })),
          withholdings,
        })),
      },
    });
    expect(after).toMatchObject({ amountDue: '0.00', amountRefundable: '0.00' });
  });

  it('in many, whose rows come and go', async () => {
    const { invoice, notes, after } = await creditInEuro(LINES, [
      [{ line: 0, quantity: '1' }],
      [{ line: 1, amount: '0.07' }, { line: 2 }],
      [{ line: 0, grossAmount: '20.04' }],
      [{ line: 0, amount: '0.03' }, { line: 3 }],
      undefined,
    ]);
    expectConverted(notes);
    expect(sumOf(notes.map(({ total }) => total))).toBe(toEuro(cents(invoice.total)));
    expect(sumOf(notes.map(({ amountPayable }) => amountPayable))).toBe(
      toEuro(cents(invoice.total)) -
        invoice.withholdings.reduce((total, { amount }) => total + toEuro(cents(amount)), 0n),
    );
    expect(notes.map(({ taxes }) => taxes.map(({ rate }) => rate))).toEqual([
      ['25'],
      ['25', '13'],
      ['25'],
      ['25', '13'],
      ['25', '13'],
    ]);
    expect(after).toMatchObject({ amountDue: '0.00', amountCredited: invoice.amountPayable });
  });

  it('after a note in kuna of the old year, which euro notes do not count', async () => {
    const records = acmeRecords();
    const acme = openAcme({ records, now: '2022-12-10T12:00:00Z' });
    const invoice = await acme.invoicing.createOneOffInvoice({
      customerId: 'hooli',
      currency: 'HRK',
      issue: 'now',
      lines: [{ name: 'Work', quantity: '2', unitPrice: '1000.00' }],
    });
    const lineId = invoice.lines[0]?.id as string;
    const credit = { reason: 'cancellation', lines: [{ lineId, quantity: '1' }] } as const;
    await acme.invoicing.createCreditNote(invoice.id, credit);
    acme.at('2023-01-10T12:00:00Z');
    const note = await acme.invoicing.createCreditNote(invoice.id, EUR);
    // 1,190.00 ÷ 7.53450
    expect(note).toMatchObject({ subtotal: '132.72', taxAmount: '25.22', total: '157.94' });
    expect(await acme.invoicing.get(invoice.id)).toMatchObject({ amountDue: '0.00' });
  });
});

describe('an invoice in kuna, rounded to cash', () => {
  const policy = { cashRounding: { HRK: '0.50' } };
  const lines = [{ name: 'Work', quantity: '2', unitPrice: '100.11', taxCodes: ['hr-25'] }];

  it('is credited by what was payable', async () => {
    const { invoice, notes, after } = await creditInEuro(lines, [undefined], {}, policy);
    expect(invoice).toMatchObject({ total: '250.28', roundingAmount: '0.22', amountPayable: '250.50' });
    // 250.28 and 250.50 ÷ 7.53450
    expect(notes).toMatchObject([{ total: '33.22', roundingAmount: '0.03', amountPayable: '33.25' }]);
    expectConverted(notes);
    expect(after).toMatchObject({ amountDue: '0.00', amountRefundable: '0.00' });
  });

  it('in two notes, of which the second is not rounded on its own', async () => {
    const parts = [[{ quantity: '1' }], undefined];
    const { invoice, notes, after } = await creditInEuro(lines, parts, {}, policy);
    expectConverted(notes);
    expect(sumOf(notes.map(({ amountPayable }) => amountPayable))).toBe(toEuro(cents(invoice.amountPayable)));
    expect(after).toMatchObject({ amountDue: '0.00', amountCredited: '250.50' });
  });
});
