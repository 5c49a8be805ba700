import type { Statement } from '../../statement/statement.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from '../../statement/statement-totals.ts';
import {
  type AnyRule,
  allowanceRule,
  chargeRule,
  documentRule,
  lineAllowanceRule,
  lineChargeRule,
  lineRule,
  vatRule,
} from './rule.ts';

const SAYS = 'an e-invoice has two decimals at most; bill in a currency with two, or send this one as a PDF';
const extra = { code: 'einvoice.decimals_not_expressible' } as const;

/** Amounts have two decimals (EN 16931-1, BR-DEC-01 to BR-DEC-28). */
export const decimalRules: readonly AnyRule[] = [
  ...ofTotals('09', 'BT-106', 'lines'),
  ...ofTotals('10', 'BT-107', 'allowances'),
  ...ofTotals('11', 'BT-108', 'charges'),
  ...ofTotals('12', 'BT-109', 'withoutVat'),
  ...ofTotals('13', 'BT-110', 'vat'),
  ...ofTotals('14', 'BT-112', 'withVat'),
  ...ofTotals('15', 'BT-111', 'vatInTaxCurrency'),
  ...ofTotals('16', 'BT-113', 'paid'),
  ...ofTotals('17', 'BT-114', 'rounding'),
  ...ofTotals('18', 'BT-115', 'due'),
  ...ofVat('19', 'BT-116', 'taxable'),
  ...ofVat('20', 'BT-117', 'tax'),
  lineRule('BR-DEC-23', 'BT-131', SAYS, (line) => isTooFine(line.amount), { ...extra, shows: (line) => line.amount }),
  allowanceRule('BR-DEC-01', 'BT-92', SAYS, isTooFineAmount, extra),
  allowanceRule('BR-DEC-02', 'BT-93', SAYS, isTooFineBase, extra),
  chargeRule('BR-DEC-05', 'BT-99', SAYS, isTooFineAmount, extra),
  chargeRule('BR-DEC-06', 'BT-100', SAYS, isTooFineBase, extra),
  lineAllowanceRule('BR-DEC-24', 'BT-136', SAYS, isTooFineAmount, extra),
  lineAllowanceRule('BR-DEC-25', 'BT-137', SAYS, isTooFineBase, extra),
  lineChargeRule('BR-DEC-27', 'BT-141', SAYS, isTooFineAmount, extra),
  lineChargeRule('BR-DEC-28', 'BT-142', SAYS, isTooFineBase, extra),
];

function ofTotals(number: string, term: string, member: keyof StatementTotals): readonly AnyRule[] {
  const shows = ({ totals }: Statement): string | undefined => totals[member];
  return [documentRule(`BR-DEC-${number}`, term, SAYS, ({ totals }) => isTooFine(totals[member]), { ...extra, shows })];
}

function ofVat(number: string, term: string, member: 'taxable' | 'tax'): readonly AnyRule[] {
  const shows = (row: VatBreakdown): string => row[member];
  return [vatRule(`BR-DEC-${number}`, term, SAYS, (row) => isTooFine(row[member]), { ...extra, shows })];
}

/** Whether an amount has more than two decimals; a zero among them counts too. */
function isTooFine(amount: string | undefined): boolean {
  const point = amount?.indexOf('.') ?? -1;
  return amount !== undefined && point >= 0 && amount.length - point > 3;
}

function isTooFineAmount({ amount }: AllowanceCharge): boolean {
  return isTooFine(amount);
}

function isTooFineBase({ base }: AllowanceCharge): boolean {
  return isTooFine(base);
}
