import type { Arbitrary } from 'fast-check';
import type { AddOn } from '../../directory/add-on.ts';
import type { Customer } from '../../directory/customer.ts';
import type { LineInput, OneOffInvoiceInput } from '../../pricing/input.ts';
import type { Tax } from '../../tax/tax.ts';
import type { SuiteRecords } from '../directory/directory-test.ts';
import { suiteRecords } from '../directory/suite-records.ts';
import { decimalText, type FastCheck } from './tax-arbitrary.ts';

/**
 * Inputs that `createOneOffInvoice` accepts, over the given records, and whose invoices can be finalized: add-ons and
 * free text, derived and named taxes, net and gross.
 *
 * @param fc - your fast-check
 * @param records - every customer names its billing entity, or there is only one; default: those of the suites
 */
export function oneOffInvoiceArbitrary(
  fc: FastCheck,
  records: SuiteRecords = suiteRecords,
): Arbitrary<OneOffInvoiceInput> {
  return fc.constantFrom(...records.customers).chain((customer) => {
    const currency = currencyOf(customer, records);
    return fc.record(
      {
        customerId: fc.constant(customer.id),
        currency: fc.constant(currency),
        lines: fc.array(lineInput(fc, currency, records), { minLength: 1, maxLength: 8 }),
        pricesIncludeTax: fc.boolean(),
        issueDate: day(fc, '2024-01-01', 800),
        supplyDate: day(fc, '2023-12-01', 800),
        paymentTerm: fc.constantFrom<NonNullable<OneOffInvoiceInput['paymentTerm']>[]>(
          { type: 'net', days: 14 },
          { type: 'months', months: 2 },
          { type: 'net_end_of_month', days: 45 },
          { type: 'day_of_month', day: 15 },
          { type: 'on_receipt' },
        ),
        purchaseOrderNumber: text(fc),
        memo: text(fc),
        metadata: fc.dictionary(fc.constantFrom('order', 'project', 'zone'), text(fc), { noNullPrototype: true }),
      },
      { requiredKeys: ['customerId', 'currency', 'lines'] },
    );
  });
}

function currencyOf(customer: Customer, { billingEntities }: SuiteRecords): string {
  const seller = billingEntities.find((one) => one.id === customer.billingEntityId) ?? billingEntities[0];
  return customer.currency ?? seller?.currency ?? 'EUR';
}

function lineInput(fc: FastCheck, currency: string, { addOns, taxes }: SuiteRecords): Arbitrary<LineInput> {
  const common = {
    quantity: decimalText(fc, { max: 1000, decimals: 3 }),
    unit: fc.constantFrom('C62', 'HUR', 'DAY'),
    description: text(fc),
    taxCodes: taxCodes(fc, taxes),
    period: fc.constant({ from: '2025-01-01', to: '2025-01-31' }),
  };
  const priced = addOns.filter((addOn: AddOn) => Object.hasOwn(addOn.prices, currency));
  const free = fc.record(
    { ...common, name: text(fc), unitPrice: decimalText(fc, { max: 100_000, decimals: 5 }) },
    { requiredKeys: ['name', 'unitPrice'] },
  );
  if (priced.length === 0) return free;
  return fc.oneof(
    free,
    fc.record({ ...common, addOn: fc.constantFrom(...priced.map((addOn) => addOn.code)) }, { requiredKeys: ['addOn'] }),
  );
}

/** One VAT that asks nothing of the parties, and maybe another tax. */
function taxCodes(fc: FastCheck, taxes: readonly Tax[]): Arbitrary<readonly string[]> {
  const vat = taxes.filter((tax) => tax.category === 'S' || tax.category === 'Z').map((tax) => tax.code);
  const others = [...new Set(taxes.filter((tax) => tax.scheme !== 'VAT').map((tax) => tax.code))];
  if (vat.length === 0) return fc.subarray(others, { minLength: Math.min(1, others.length) });
  return fc.tuple(fc.constantFrom(...vat), fc.subarray(others)).map(([one, more]) => [one, ...more]);
}

function text(fc: FastCheck): Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((one) => one.trim() !== '' && !/[\p{Surrogate}\0]/u.test(one));
}

/** A day within so many days of another. */
function day(fc: FastCheck, first: string, days: number): Arbitrary<string> {
  return fc.nat(days).map((offset) => new Date(Date.parse(first) + offset * 86_400_000).toISOString().slice(0, 10));
}
