import { type CalculationInput, calculate } from 'oneoff';

type Line = Partial<Record<keyof CalculationInput['lines'][number], unknown>>;

const input = (line: Line, more: object = {}): CalculationInput =>
  ({ currency: 'EUR', ...more, lines: [{ quantity: 1, unitPrice: '100.00', ...line }] }) as CalculationInput;
const compute = (line: Line, more: object = {}): unknown => calculate(input(line, more));
const taxed = (tax: object, more: object = {}): unknown =>
  compute({ taxes: [{ code: 't', scheme: 'GST', rate: '19', ...tax }] }, more);

/** Inputs that `calculate` refuses. */
export const calculations: Record<string, () => unknown> = {
  nothing: () => calculate(undefined as never),
  'no members': () => calculate({} as never),
  'no text for a currency': () => compute({}, { currency: 'EURO' }),
  'a currency of its own that is wrong': () => compute({}, { currency: { code: 'pts', exponent: 1.5 } }),
  'lines that are no list': () => calculate({ currency: 'EUR', lines: 'one' as never }),
  'a line that is none': () => calculate({ currency: 'EUR', lines: [null as never] }),
  'a line of nothing': () => calculate({ currency: 'EUR', lines: [{} as never] }),
  'a line with a member too many': () => compute({ discount: '10' } as never),
  '10,001 lines': () => calculate({ currency: 'EUR', lines: Array(10_001).fill(input({}).lines[0]) }),
  'a quantity that is no decimal': () => compute({ quantity: '1,5' }),
  'a price that is no decimal': () => compute({ unitPrice: 'ten' }),
  'a base quantity of zero': () => compute({ baseQuantity: 0 }),
  'a base quantity below zero': () => compute({ baseQuantity: -1 }),
  'prices that include tax perhaps': () => compute({}, { pricesIncludeTax: 'yes' }),
  'an unknown tax level and rounding mode': () => compute({}, { rounding: { taxLevel: 'lines', mode: 'half-down' } }),
  'a rounding of another member': () => compute({}, { rounding: { level: 'line' } }),
  '101 taxes': () => compute({ taxes: Array(101).fill({ code: 't', rate: '1' }) }),
  'taxes that are no list': () => compute({ taxes: 'vat' }),
  'a tax that is none': () => compute({ taxes: [null] }),
  'a tax of nothing': () => compute({ taxes: [{}] }),
  'texts that are empty': () => taxed({ code: '', name: '', scheme: '', jurisdiction: '' }),
  'texts that are too long': () =>
    taxed({ code: 'x'.repeat(256), name: 'x'.repeat(256), scheme: 'x'.repeat(41), jurisdiction: 'x'.repeat(41) }),
  'a rate below zero': () => taxed({ rate: '-1' }),
  'a rate that is no decimal': () => taxed({ rate: '19 %' }),
  'no rate outside category O': () => taxed({ rate: null }),
  'an unknown category': () => taxed({ category: 'X' }),
  'an exemption of another member': () => taxed({ category: 'E', exemption: { reason: 'why' } }),
  'half of an Indian tax on the level of the document': () =>
    taxed({ scheme: 'SGST' }, { rounding: { taxLevel: 'document' } }),
  'a stated base without amount': () => taxed({ taxableAmount: '100.00' }),
  'stated amounts with three decimals': () => taxed({ taxableAmount: '100.001', amount: '19.001' }),
  'stated amounts as numbers': () => taxed({ taxableAmount: 100, amount: 19 }),
  'a line beyond the limit': () => compute({ quantity: '10', unitPrice: '900000000000000' }),
  'a total beyond the limit': () => {
    const { lines } = input({ unitPrice: '900000000000000' });
    return calculate({ currency: 'EUR', lines: [...lines, ...lines] });
  },
};
