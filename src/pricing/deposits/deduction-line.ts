import type { LineTaxShare } from '../../calculation/calculation.ts';
import type { ReadTax } from '../../calculation/read-tax.ts';
import type { FinalizedInvoice, InvoiceTax } from '../../invoice/invoice.ts';
import { type Decimal, ONE, parseDecimal } from '../../money/decimal.ts';
import { absolute, add, type Integer, isNegative, negate } from '../../money/integer.ts';
import { isVat } from '../../tax/tax-group.ts';
import type { Plan, PlannedLine } from '../plan.ts';
import type { DepositRemain } from './deposit-remains.ts';

const MINUS_ONE: Decimal = { coefficient: -1, scale: 0 };
const NO_RATE: Decimal = { coefficient: 0, scale: 0 };

/**
 * The line that deducts what is left of a deposit under one set of taxes. Its quantity is −1, because a price is never
 * below zero (BR-27), and its taxes are stated, not computed: they are what the deposit charged.
 */
export function deductionLine(
  { line, net, taxes, withheld }: DepositRemain,
  deposit: FinalizedInvoice,
  { id, name }: Pick<PlannedLine, 'id' | 'name'>,
  { currency: { exponent }, details: { pricesIncludeTax }, taxDate }: Plan,
): PlannedLine {
  const gross = taxes.reduce<Integer>(add, net);
  const worth = pricesIncludeTax ? gross : net;
  return {
    id,
    addOn: null,
    name,
    description: null,
    group: null,
    quantity: isNegative(worth) ? ONE : MINUS_ONE,
    unit: 'C62',
    unitPrice: { coefficient: absolute(worth), scale: exponent },
    baseQuantity: ONE,
    period: null,
    taxPointDate: null,
    taxDate,
    note: null,
    item: null,
    references: null,
    metadata: {},
    expectedAmount: undefined,
    taxSource: null,
    deposit: deposit.id,
    taxes: line.taxes.map((share, place) => ({
      ...readRow(rowOf(share, deposit.taxes)),
      code: share.code,
      stated: { amount: negate(taxes[place] as Integer), taxableAmount: negate(net) },
    })),
    withheld: line.withholdings.map(({ code, rate }, place) => {
      const row = deposit.withholdings.find((one) => one.code === code && one.rate === rate);
      return {
        ...readRow({
          code,
          name: row?.name ?? code,
          scheme: row?.scheme ?? code,
          rate,
          jurisdiction: row?.jurisdiction ?? null,
        }),
        stated: { amount: negate(withheld[place] as Integer), taxableAmount: negate(net) },
      };
    }),
  };
}

type Row = Pick<InvoiceTax, 'code' | 'name' | 'scheme' | 'rate'> & Partial<InvoiceTax>;

/** The deposit's row that a line's share belongs to: VAT by jurisdiction, category and rate, others by code and rate. */
function rowOf(share: LineTaxShare, rows: readonly InvoiceTax[]): Row {
  return rows.find((row) => {
    if (row.rate !== share.rate) return false;
    if (!isVat(row)) return row.code === share.code;
    return row.category === share.category && row.jurisdiction === (share.jurisdiction ?? null);
  }) as InvoiceTax;
}

function readRow(row: Row): ReadTax {
  const { code, name, scheme, rate, category = null, exemption = null, jurisdiction = null } = row;
  const read = rate === null ? NO_RATE : (parseDecimal(rate) as Decimal);
  return { code, name, scheme, category, rate: read, rateText: rate, exemption, jurisdiction };
}
