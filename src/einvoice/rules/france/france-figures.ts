import type { Statement } from '../../../statement/statement.ts';
import type { StatementTotals } from '../../../statement/statement-totals.ts';
import { type AnyRule, allowanceRule, chargeRule, documentRule, lineRule, vatRule } from '../rule.ts';

const CATEGORIES: readonly (string | undefined)[] = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'];
const RATES: readonly string[] = (
  '0 0.0 0.00 10 10.0 10.00 13 13.0 13.00 20 20.0 20.00 8.5 8.50 19.6 19.60 2.1 2.10 5.5 5.50 7 7.0 7.00 20.6 20.60 ' +
  '1.05 0.9 0.90 1.75 9.2 9.20 9.6 9.60'
).split(' ');

const CATEGORY = 'France has the VAT categories S, Z, E, AE, K, G and O; set category on the tax';
const RATE = 'it is no rate of French VAT; set rate on the tax';
const AMOUNT = 'a French amount has 19 digits at most, two of them decimals';

type Rated = { readonly category?: string; readonly rate?: string };

const isForeign = ({ category }: Rated): boolean => category !== undefined && !CATEGORIES.includes(category);
const isOffRate = ({ rate }: Rated): boolean => rate !== undefined && !RATES.includes(rate);
const isLong = (text: string | undefined, decimals: number): boolean => {
  if (text === undefined) return false;
  const point = text.indexOf('.');
  return (
    text.replace(/[-.]/g, '').length > (text.startsWith('-') ? 18 : 19) ||
    (point >= 0 && text.length - point - 1 > decimals)
  );
};

const TOTALS: readonly (readonly [term: string, member: keyof StatementTotals])[] = [
  ['BT-106', 'lines'],
  ['BT-109', 'withoutVat'],
  ['BT-110', 'vat'],
  ['BT-111', 'vatInTaxCurrency'],
  ['BT-112', 'withVat'],
  ['BT-113', 'paid'],
  ['BT-114', 'rounding'],
  ['BT-115', 'due'],
];

/** The rules of France on categories, rates and the length of figures. */
export const frenchFigureRules: readonly AnyRule[] = [
  vatRule('BR-FR-15', 'BT-118', CATEGORY, isForeign, { shows: ({ category }) => category }),
  lineRule('BR-FR-15', 'BT-151', CATEGORY, isForeign, { shows: ({ category }) => category }),
  allowanceRule('BR-FR-15', 'BT-95', CATEGORY, isForeign),
  chargeRule('BR-FR-15', 'BT-102', CATEGORY, isForeign),
  vatRule('BR-FR-16', 'BT-119', RATE, isOffRate, { shows: ({ rate }) => rate }),
  lineRule('BR-FR-16', 'BT-152', RATE, isOffRate, { shows: ({ rate }) => rate }),
  allowanceRule('BR-FR-16', 'BT-96', RATE, isOffRate),
  chargeRule('BR-FR-16', 'BT-103', RATE, isOffRate),
  ...TOTALS.map(([term, member]) =>
    documentRule('BR-FR-DEC-01', term, AMOUNT, ({ totals }) => isLong(totals[member], 2), {
      shows: ({ totals }: Statement) => totals[member],
    }),
  ),
  lineRule('BR-FR-DEC-01', 'BT-131', AMOUNT, ({ amount }) => isLong(amount, 2), { shows: ({ amount }) => amount }),
  lineRule(
    'BR-FR-DEC-02',
    'BT-129',
    'a French quantity has 19 digits at most, four of them decimals; round quantity',
    ({ quantity }) => isLong(quantity, 4),
    { shows: ({ quantity }) => quantity },
  ),
  lineRule(
    'BR-FR-DEC-02',
    'BT-149',
    'a French quantity has 19 digits at most, four of them decimals; round baseQuantity',
    ({ price }) => isLong(price.baseQuantity, 4),
    { shows: ({ price }) => price.baseQuantity },
  ),
  lineRule(
    'BR-FR-DEC-03',
    'BT-146',
    'a French price has 19 digits at most, six of them decimals; raise unitPrice and baseQuantity',
    ({ price }) => isLong(price.net, 6),
    { shows: ({ price }) => price.net },
  ),
];
