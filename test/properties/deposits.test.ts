import fc from 'fast-check';
import { type CreditNote, type Invoice, type LineInput, type Policy, policies, ValidationError } from 'oneoff';
import { describe, expect, it } from 'vitest';
import { type Acme, acmeRecords, openAcme } from '../unit/acme.ts';
import { minor, total } from './arbitrary-invoices.ts';

const RUNS = 150;

type Document = Pick<Invoice | CreditNote, 'taxes' | 'withholdings' | 'subtotal' | 'total' | 'amountWithheld'>;

interface Part {
  readonly percent: number;
  readonly as: string;
}

const price = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const taxCodes = fc.constantFrom(
  ['vat-19'],
  ['vat-7'],
  ['vat-19', 'city-2'],
  ['vat-7', 'irpf-19'],
  ['vat-19', 'irpf-7'],
);
const lineOf = (most: number): fc.Arbitrary<LineInput> =>
  fc
    .record({ cents: fc.integer({ min: 1, max: most }), quantity: fc.integer({ min: 1, max: 3 }), taxCodes })
    .map(({ cents, ...line }) => ({ ...line, name: 'Job', unitPrice: price(cents) }));
const linesOf = (most: number, count: number): fc.Arbitrary<LineInput[]> =>
  fc.array(lineOf(most), { minLength: 1, maxLength: count });

const plan = fc.record({
  job: linesOf(20_000, 4),
  gross: fc.boolean(),
  deposits: fc.array(fc.record({ lines: linesOf(2000, 3), gross: fc.boolean(), credit: fc.nat(100) }), {
    minLength: 1,
    maxLength: 3,
  }),
  parts: fc.array(
    fc.record({ percent: fc.integer({ min: 1, max: 99 }), as: fc.constantFrom('amount', 'grossAmount') }),
    {
      maxLength: 3,
    },
  ),
  cash: fc.constantFrom('none' as const, '0.05', '0.10'),
  writtenOff: fc.integer({ min: 0, max: 5 }),
  rounding: fc.record({
    taxLevel: fc.constantFrom('rate' as const, 'line' as const, 'document' as const),
    mode: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const),
  }),
});

function open(rounding: Policy['rounding'], cash: string): Acme {
  const records = acmeRecords();
  records.taxes.push(
    { code: 'city-2', name: 'City tax', scheme: 'city', rate: '2' },
    { code: 'irpf-19', name: 'IRPF', scheme: 'IRPF', rate: '19', withheld: true },
    { code: 'irpf-7', name: 'IRPF', scheme: 'IRPF', rate: '7', withheld: true },
  );
  return openAcme({
    records,
    policy: {
      ...policies.standard,
      rounding,
      issue: 'now',
      cashRounding: cash === 'none' ? {} : { EUR: cash },
    },
  });
}

/** Every figure of documents, added up, credit notes subtracted: what the job comes to in all, per row and in total. */
function sums(documents: readonly Document[], credits: readonly Document[]): Record<string, bigint> {
  const found = new Map<string, bigint>();
  const count = (key: string, amount: string, sign: bigint): unknown =>
    found.set(key, (found.get(key) ?? 0n) + sign * minor(amount));
  const read = (document: Document, sign: bigint): void => {
    for (const row of document.taxes) {
      const key = `${row.scheme} ${row.category} ${row.rate}`;
      count(`${key} base`, row.taxableAmount, sign);
      count(key, row.amount, sign);
    }
    for (const row of document.withholdings) {
      count(`${row.code} base`, row.base, sign);
      count(row.code, row.amount, sign);
    }
    count('subtotal', document.subtotal, sign);
    count('total', document.total, sign);
    count('withheld', document.amountWithheld, sign);
  };
  for (const document of documents) read(document, 1n);
  for (const credit of credits) read(credit, -1n);
  return Object.fromEntries([...found].filter(([, amount]) => amount !== 0n));
}

/** Credit all lines of an invoice by parts in percent, net or gross, as far as its lines have that many cents, then the rest. */
async function creditInParts({ invoicing }: Acme, invoice: Invoice, parts: readonly Part[]): Promise<CreditNote[]> {
  const notes: CreditNote[] = [];
  for (const { percent, as } of parts) {
    const lines = invoice.lines.flatMap(({ id, amount, total: whole }) => {
      const size = minor(invoice.pricesIncludeTax || as === 'grossAmount' ? whole : amount);
      const cents = ((size < 0n ? -size : size) * BigInt(percent)) / 400n;
      return cents > 0n ? [{ lineId: id, [as]: price(Number(cents)) }] : [];
    });
    try {
      notes.push(await invoicing.createCreditNote(invoice.id, { reason: 'order_change', lines }));
    } catch (error) {
      // Parts of a line may be too small for their taxes, or too large together with what was credited.
      if (!(error instanceof ValidationError)) throw error;
    }
  }
  try {
    notes.push(await invoicing.createCreditNote(invoice.id, { reason: 'cancellation' }));
  } catch (error) {
    if (!(error instanceof ValidationError) || error.code !== 'credit_note.nothing_left') throw error;
  }
  return notes;
}

describe('a job that is billed in parts', () => {
  it('sums to the undivided job per tax row and in total, and its credits to nothing left', async () => {
    let deducted = 0;
    const property = fc.asyncProperty(
      plan,
      async ({ job, gross, deposits: wanted, parts, rounding, cash, writtenOff }) => {
        const acme = open(rounding, cash);
        const { invoicing } = acme;
        const bill = (lines: readonly LineInput[], more: object): Promise<Invoice> =>
          invoicing.createOneOffInvoice({ customerId: 'hooli', lines, ...more });
        const whole = await bill(job, { pricesIncludeTax: gross });
        const deposits: Invoice[] = [];
        const early: CreditNote[] = [];
        for (const deposit of wanted) {
          const more = { documentType: 'prepayment', pricesIncludeTax: deposit.gross };
          const issued = await bill(deposit.lines, more);
          deposits.push(issued);
          const size = minor(deposit.gross ? (issued.lines[0]?.total ?? '') : (issued.lines[0]?.amount ?? ''));
          const cents = (size * BigInt(deposit.credit)) / 200n;
          if (cents === 0n) continue;
          const lines = [{ lineId: issued.lines[0]?.id ?? '', amount: price(Number(cents)) }];
          const note = invoicing.createCreditNote(issued.id, { reason: 'order_change', lines });
          // Smaller than its taxes.
          await note.then(
            (one) => early.push(one),
            () => undefined,
          );
        }
        const named = deposits.map(({ id }) => ({ invoiceId: id }));
        let final: Invoice;
        try {
          final = await bill(job, { pricesIncludeTax: gross, deposits: named });
        } catch (error) {
          // Deposits of more than the job.
          if (error instanceof ValidationError && error.code === 'total.negative') return;
          throw error;
        }
        deducted++;
        const documents = [...deposits, final];
        expect(sums(documents, early)).toEqual(sums([whole], []));
        expect(total(final.lines.map((line) => line.taxAmount))).toBe(minor(final.taxAmount));
        expect(total(final.deposits.map((one) => one.total))).toBe(
          total(deposits.map((one) => one.total)) - total(early.map((one) => one.total)),
        );
        const { amountDue } = final;
        const left = minor(amountDue);
        const small = left < BigInt(writtenOff) ? left : BigInt(writtenOff);
        if (small > 0n) await invoicing.writeOff(final.id, { amount: price(Number(small)), reason: 'charges' });
        const late: CreditNote[] = [];
        for (const document of documents) late.push(...(await creditInParts(acme, document, parts)));
        expect(sums(documents, [...early, ...late])).toEqual({});
        for (const { id } of documents)
          expect(await invoicing.get(id)).toMatchObject({ amountDue: '0.00', amountRefundable: '0.00' });
      },
    );
    await fc.assert(property, { numRuns: RUNS });
    expect(deducted).toBeGreaterThan(RUNS / 2);
  }, 300_000);
});
