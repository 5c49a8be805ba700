import { dinero } from 'dinero.js';
import { EUR, USD } from 'dinero.js/currencies';
import {
  type Calculation,
  type CalculationInput,
  type CalculationLine,
  type CalculationTax,
  calculate,
  type Fault,
  type Rounding,
  ValidationError,
  validateCalculation,
} from 'oneoff';
import { describe, expect, it } from 'vitest';

const vat = (rate: string | number, category: CalculationTax['category'] = 'S'): CalculationTax => ({
  code: `vat-${rate}`,
  scheme: 'VAT',
  rate,
  category: category as NonNullable<CalculationTax['category']>,
});
const sales = (rate: string | number, code = `sales-${rate}`): CalculationTax => ({ code, scheme: 'sales', rate });
const line = (quantity: string | number, unitPrice: string, ...taxes: CalculationTax[]): CalculationLine => ({
  quantity,
  unitPrice,
  taxes,
});
const compute = (lines: readonly CalculationLine[], more: Partial<CalculationInput> = {}): Calculation =>
  calculate({ currency: 'EUR', lines, ...more });
const level = (taxLevel: Rounding['taxLevel']): { readonly rounding: Partial<Rounding> } => ({
  rounding: { taxLevel },
});

const totals = ({ subtotal, taxAmount, total }: Calculation): readonly string[] => [subtotal, taxAmount, total];
const lines = (result: Calculation): readonly (readonly string[])[] =>
  result.lines.map(({ amount, taxAmount, total }) => [amount, taxAmount, total]);
const rows = (result: Calculation): readonly (readonly string[])[] =>
  result.taxes.map(({ code, taxableAmount, amount }) => [code, taxableAmount, amount]);

function faultsOf(input: unknown): readonly Fault[] {
  try {
    calculate(input as CalculationInput);
  } catch (error) {
    if (error instanceof ValidationError) return error.faults;
    throw error;
  }
  return [];
}
const codesOf = (input: unknown): readonly string[] => faultsOf(input).map((one) => `${one.code} ${one.path}`);

describe('the worked figures', () => {
  it('of the fourth seed: 1 × 500.00 + 8 × 150.00 at 18 % are 1700.00 + 306.00 = 2006.00', () => {
    const result = compute([line(1, '500.00', sales('18')), line(8, '150.00', sales('18'))], { currency: 'USD' });
    expect(result).toEqual({
      subtotal: '1700.00',
      taxAmount: '306.00',
      total: '2006.00',
      taxes: [
        {
          code: 'sales-18',
          name: null,
          scheme: 'sales',
          rate: '18',
          category: null,
          exemption: null,
          jurisdiction: null,
          taxableAmount: '1700.00',
          amount: '306.00',
        },
      ],
      lines: [
        {
          amount: '500.00',
          taxAmount: '90.00',
          total: '590.00',
          taxes: [{ code: 'sales-18', rate: '18', category: null, amount: '90.00' }],
        },
        {
          amount: '1200.00',
          taxAmount: '216.00',
          total: '1416.00',
          taxes: [{ code: 'sales-18', rate: '18', category: null, amount: '216.00' }],
        },
      ],
    });
  });

  it('25 × 0.58 is 14.50, in yen 15', () => {
    expect(totals(compute([line(25, '0.58')]))).toEqual(['14.50', '0.00', '14.50']);
    expect(totals(compute([line(25, '0.58')], { currency: 'JPY' }))).toEqual(['15', '0', '15']);
  });

  it('1.00 × 0.145 is 0.15, whether the number is quantity or price', () => {
    expect(compute([line('1.00', '0.145')]).total).toBe('0.15');
    expect(compute([line(0.145, '1.00')]).total).toBe('0.15');
    expect(compute([line('0.145', '1.00')]).total).toBe('0.15');
  });

  it('0.75 × 98.50 at 19 % is 73.88 + 14.04 = 87.92', () => {
    const result = compute([line('0.75', '98.50', vat('19'))]);
    expect(totals(result)).toEqual(['73.88', '14.04', '87.92']);
    expect(lines(result)).toEqual([['73.88', '14.04', '87.92']]);
    expect(rows(result)).toEqual([['vat-19', '73.88', '14.04']]);
  });

  it('2 × 68.33 on two lines at 20 % has a tax of 27.33, shared 13.67 + 13.66', () => {
    const result = compute([line(1, '68.33', vat('20')), line(1, '68.33', vat('20'))]);
    expect(totals(result)).toEqual(['136.66', '27.33', '163.99']);
    expect(lines(result)).toEqual([
      ['68.33', '13.67', '82.00'],
      ['68.33', '13.66', '81.99'],
    ]);
    expect(rows(result)).toEqual([['vat-20', '136.66', '27.33']]);
  });

  it('JPY 3 × 333 at 10 % is 999 + 100 = 1099', () => {
    const result = compute([line(3, '333', vat('10'))], { currency: 'JPY' });
    expect(totals(result)).toEqual(['999', '100', '1099']);
    expect(rows(result)).toEqual([['vat-10', '999', '100']]);
  });

  it('JPY 3 × 333 at 10 % has a tax of 99 where tax is rounded down, as is usual in Japan', () => {
    const result = compute([line(3, '333', vat('10'))], { currency: 'JPY', rounding: { mode: 'down' } });
    expect(totals(result)).toEqual(['999', '99', '1098']);
  });
});

describe('what this field ships as bugs', () => {
  it('tax rounded per line is not the tax of the document: 334.416 × 16 at 22 % is 6527.81 (odoo #37896)', () => {
    const result = compute([line('334.416', '16', vat('22'))]);
    expect(totals(result)).toEqual(['5350.66', '1177.15', '6527.81']);
    expect(lines(result)).toEqual([['5350.66', '1177.15', '6527.81']]);
    expect(totals(compute([line(16, '334.416', vat('22'))]))).toEqual(['5350.66', '1177.15', '6527.81']);
  });

  it('tax rounded per line is not the tax of the rate: 55.55 + 11.11 at 23 % have 15.33 by rate, 15.34 by line (odoo #37896)', () => {
    const two = [line(1, '55.55', vat('23')), line(1, '11.11', vat('23'))];
    const byRate = compute(two);
    expect(totals(byRate)).toEqual(['66.66', '15.33', '81.99']);
    expect(rows(byRate)).toEqual([['vat-23', '66.66', '15.33']]);
    expect(lines(byRate)).toEqual([
      ['55.55', '12.78', '68.33'],
      ['11.11', '2.55', '13.66'],
    ]);
    const byLine = compute(two, level('line'));
    expect(totals(byLine)).toEqual(['66.66', '15.34', '82.00']);
    expect(rows(byLine)).toEqual([['vat-23', '66.66', '15.34']]);
    expect(lines(byLine)).toEqual([
      ['55.55', '12.78', '68.33'],
      ['11.11', '2.56', '13.67'],
    ]);
  });

  it('printed lines that do not add up to the total: here they do (woocommerce-pdf-invoices #1431)', () => {
    const result = compute([line(3, '33.333', vat('19')), line(7, '0.015', vat('19')), line(1, '9.995', vat('7'))]);
    expect(lines(result)).toEqual([
      ['100.00', '19.00', '119.00'],
      ['0.11', '0.02', '0.13'],
      ['10.00', '0.70', '10.70'],
    ]);
    expect(totals(result)).toEqual(['110.11', '19.72', '129.83']);
  });

  it('sub-cent totals: 24.99 at 10.75 % has a tax of 2.69 (medusa #14818)', () => {
    const result = compute([line(1, '24.99', sales('10.75'))], { currency: 'USD' });
    expect(totals(result)).toEqual(['24.99', '2.69', '27.68']);
    expect(rows(result)).toEqual([['sales-10.75', '24.99', '2.69']]);
    expect(result.taxes[0]?.rate).toBe('10.75');
  });

  it('parts of a gross that do not sum to it: 2 × 379.00 incl. 21 % stay 758.00 (erpnext #58712)', () => {
    const result = compute([line(2, '379.00', vat('21'))], { pricesIncludeTax: true });
    expect(totals(result)).toEqual(['626.45', '131.55', '758.00']);
    expect(lines(result)).toEqual([['626.45', '131.55', '758.00']]);
    expect(rows(result)).toEqual([['vat-21', '626.45', '131.55']]);
  });

  it('parts of a gross that do not sum to it: two lines of 379.00 incl. 21 % stay 379.00 each (erpnext #52333)', () => {
    const result = compute([line(1, '379.00', vat('21')), line(1, '379.00', vat('21'))], { pricesIncludeTax: true });
    expect(totals(result)).toEqual(['626.45', '131.55', '758.00']);
    expect(lines(result)).toEqual([
      ['313.22', '65.78', '379.00'],
      ['313.23', '65.77', '379.00'],
    ]);
  });

  it('binary floats: 25 × 0.58 is 14.50 and not 14.499999 (recurly-js #147)', () => {
    expect(25 * 0.58).not.toBe(14.5);
    expect(compute([line(25, '0.58')]).subtotal).toBe('14.50');
    expect(compute([line(0.58, '25')]).subtotal).toBe('14.50');
  });

  it('binary floats: 302 at 20 % has a tax of 60.40 (lago-api)', () => {
    expect(totals(compute([line(302, '1', vat(20))]))).toEqual(['302.00', '60.40', '362.40']);
    expect(totals(compute([line(1, '302.00', vat('20'))]))).toEqual(['302.00', '60.40', '362.40']);
  });

  it.each([
    [0.1, '3', '0.30'],
    [1.005, '1', '1.01'],
    [1.1, '1.1', '1.21'],
    [0.07, '100', '7.00'],
    [4.35, '100', '435.00'],
    [1.255, '1', '1.26'],
  ])('binary floats: %d × %s is %s', (quantity, price, amount) => {
    expect(compute([line(quantity, price)]).subtotal).toBe(amount);
  });

  it('the remainder of a share lost: three times 0.05 at 10 % have a tax of 0.02, shared to the cent (flexprice #1020)', () => {
    const result = compute([line(1, '0.05', vat('10')), line(1, '0.05', vat('10')), line(1, '0.05', vat('10'))]);
    expect(totals(result)).toEqual(['0.15', '0.02', '0.17']);
    expect(result.lines.map((one) => one.taxAmount)).toEqual(['0.01', '0.01', '0.00']);
  });

  it('the remainder on the wrong side: it goes to the largest remainder, not to the largest line (erpnext #58042)', () => {
    const result = compute([line(1, '100.00', vat('19')), line(1, '0.04', vat('19'))]);
    expect(result.lines.map((one) => one.taxAmount)).toEqual(['19.00', '0.01']);
    expect(result.taxAmount).toBe('19.01');
  });

  it('a full credit leaves −0.01: the same lines turned negative undo every amount (invoiceninja #3195)', () => {
    const prices = ['68.33', '68.33', '57.50', '85.00'];
    const bill = compute(prices.map((price) => line(1, price, vat('20'))));
    const credit = compute(prices.map((price) => line(-1, price, vat('20'))));
    expect(totals(bill)).toEqual(['279.16', '55.83', '334.99']);
    expect(totals(credit)).toEqual(['-279.16', '-55.83', '-334.99']);
  });

  it('lines and credits that miss by a cent: 68.33, 68.33, 57.50, 85.00 at 20 % are 334.99 (lago-api #2643, #4553)', () => {
    const result = compute(['68.33', '68.33', '57.50', '85.00'].map((price) => line(1, price, vat('20'))));
    expect(lines(result)).toEqual([
      ['68.33', '13.67', '82.00'],
      ['68.33', '13.66', '81.99'],
      ['57.50', '11.50', '69.00'],
      ['85.00', '17.00', '102.00'],
    ]);
  });

  it('a currency without decimals multiplied by 100: JPY and KRW stay as they are (lago-api #643)', () => {
    expect(totals(compute([line(1, '1700', vat('10'))], { currency: 'JPY' }))).toEqual(['1700', '170', '1870']);
    expect(totals(compute([line(2, '12500', vat('10'))], { currency: 'KRW' }))).toEqual(['25000', '2500', '27500']);
  });

  it('three decimals cut to two: BHD 12.435 keeps its fils (crater #328)', () => {
    const result = compute([line(1, '12.435', vat('10'))], { currency: 'BHD' });
    expect(totals(result)).toEqual(['12.435', '1.244', '13.679']);
  });

  it('decimals taken from Intl: IQD has three, HUF two (crater #328)', () => {
    expect(compute([line(1, '1.2345')], { currency: 'IQD' }).total).toBe('1.235');
    expect(compute([line(1, '1.2345')], { currency: 'HUF' }).total).toBe('1.23');
    expect(compute([line(1, '1.23456')], { currency: 'CLF' }).total).toBe('1.2346');
  });

  it("a line in the wrong currency is a fault with the line's path (lago #237)", () => {
    const input = {
      currency: 'EUR',
      lines: [
        { quantity: 1, unitPrice: dinero({ amount: 100, currency: EUR }) },
        { quantity: 1, unitPrice: dinero({ amount: 100, currency: USD }) },
      ],
    };
    expect(codesOf(input)).toEqual(['price.currency_mismatch /lines/1/unitPrice']);
    expect(codesOf({ ...input, currency: { code: 'EUR', exponent: 2 } })).toEqual([
      'price.currency_mismatch /lines/1/unitPrice',
    ]);
  });
});

describe('rounding on the level of the document', () => {
  const document = level('document');

  it('rounds the exact taxes once and hands the rest to the row with the largest remainder', () => {
    const two = [line(1, '10.05', vat('5')), line(1, '10.05', vat('7'))];
    expect(rows(compute(two, document))).toEqual([
      ['vat-7', '10.05', '0.71'],
      ['vat-5', '10.05', '0.50'],
    ]);
    expect(compute(two, document).taxAmount).toBe('1.21');
    expect(compute(two).taxAmount).toBe('1.20');
  });

  it('gives a tie to the row that is printed first', () => {
    const result = compute([line(1, '0.50', sales('1', 'b')), line(1, '0.50', sales('1', 'a'))], document);
    expect(rows(result)).toEqual([
      ['a', '0.50', '0.01'],
      ['b', '0.50', '0.00'],
    ]);
    expect(result.lines.map((one) => one.taxAmount)).toEqual(['0.00', '0.01']);
  });

  it('gives a tie within a row to the lines that carry this tax alone, in whatever order they come', () => {
    const alone = line(1, '0.05', sales('10', 'a'));
    const both = line(1, '0.05', sales('10', 'a'), sales('0', 'b'));
    for (const two of [
      [alone, both],
      [both, alone],
    ]) {
      const result = compute(two, { ...document, pricesIncludeTax: true });
      expect(result.lines[two.indexOf(alone)]?.taxAmount).toBe('0.01');
      expect(result.lines[two.indexOf(both)]?.taxAmount).toBe('0.00');
      expect(rows(result)).toEqual([
        ['a', '0.09', '0.01'],
        ['b', '0.05', '0.00'],
      ]);
    }
  });

  it('may take a unit that every row would have rounded up', () => {
    const three = ['a', 'b', 'c'].map((code) => line(1, '0.05', sales('10', code)));
    expect(compute(three).taxAmount).toBe('0.03');
    expect(rows(compute(three, document)).map(([, , amount]) => amount)).toEqual(['0.01', '0.01', '0.00']);
  });

  it('keeps the gross where prices include tax', () => {
    const result = compute([line(1, '10.00', vat('19')), line(1, '10.00', vat('7'))], {
      ...document,
      pricesIncludeTax: true,
    });
    expect(totals(result)).toEqual(['17.75', '2.25', '20.00']);
    expect(lines(result)).toEqual([
      ['8.40', '1.60', '10.00'],
      ['9.35', '0.65', '10.00'],
    ]);
  });

  it.each(['CGST', 'SGST', 'UTGST', 'cgst'])('is refused for %s, whose counterpart must be equal', (scheme) => {
    const input = { currency: 'INR', lines: [line(1, '100.00', { code: 'x', scheme, rate: '9' })] };
    expect(codesOf({ ...input, ...document })).toEqual(['rounding.scheme_conflict /lines/0/taxes/0/scheme']);
    expect(codesOf(input)).toEqual([]);
    expect(codesOf({ ...input, ...level('line') })).toEqual([]);
  });
});

describe('CGST and SGST', () => {
  it('are equal to the paisa, each half of the tax', () => {
    const taxes: CalculationTax[] = [
      { code: 'cgst-9', scheme: 'CGST', rate: '9' },
      { code: 'sgst-9', scheme: 'SGST', rate: '9' },
    ];
    const result = compute([line(3, '33.35', ...taxes), line(1, '0.17', ...taxes)], { currency: 'INR' });
    expect(rows(result)).toEqual([
      ['cgst-9', '100.22', '9.02'],
      ['sgst-9', '100.22', '9.02'],
    ]);
    for (const { taxes: shares } of result.lines) expect(shares[0]?.amount).toBe(shares[1]?.amount);
  });
});

describe('prices that include tax', () => {
  const gross = { pricesIncludeTax: true };

  it('with two taxes of 9 %: 100.00 is 84.74 + 7.63 + 7.63', () => {
    const result = compute([line(1, '100.00', sales('9', 'a'), sales('9', 'b'))], gross);
    expect(totals(result)).toEqual(['84.74', '15.26', '100.00']);
    expect(rows(result)).toEqual([
      ['a', '84.74', '7.63'],
      ['b', '84.74', '7.63'],
    ]);
    expect(result.lines[0]?.taxes.map((one) => one.amount)).toEqual(['7.63', '7.63']);
  });

  it('are split by the set of taxes that a line carries; a row sums its sets', () => {
    const result = compute(
      [
        line(1, '119.00', sales('19', 'a')),
        line(1, '125.00', sales('19', 'a'), sales('6', 'b')),
        line(1, '125.00', sales('6', 'b'), sales('19', 'a')),
      ],
      gross,
    );
    expect(rows(result)).toEqual([
      ['a', '300.00', '57.00'],
      ['b', '200.00', '12.00'],
    ]);
    expect(lines(result)).toEqual([
      ['100.00', '19.00', '119.00'],
      ['100.00', '25.00', '125.00'],
      ['100.00', '25.00', '125.00'],
    ]);
    expect(totals(result)).toEqual(['300.00', '69.00', '369.00']);
  });

  it('are rounded per line where the level says so', () => {
    const three = Array.from({ length: 3 }, () => line(1, '0.99', vat('19')));
    expect(compute(three, gross).taxAmount).toBe('0.47');
    expect(compute(three, { ...gross, ...level('line') }).taxAmount).toBe('0.48');
    expect(compute(three, { ...gross, ...level('line') }).total).toBe('2.97');
  });

  it('without taxes are net', () => {
    expect(totals(compute([line(1, '99.99')], gross))).toEqual(['99.99', '0.00', '99.99']);
  });
});

describe('a line', () => {
  it('is quantity times price by the base quantity (BT-149), rounded once', () => {
    const priced = (baseQuantity: string | number): string =>
      compute([{ quantity: 1250, unitPrice: '3.49', baseQuantity }]).total;
    expect([priced(1000), priced('100'), priced(1), priced('0.5'), priced('0.001')]).toEqual([
      '4.36',
      '43.63',
      '4362.50',
      '8725.00',
      '4362500.00',
    ]);
    expect(compute([{ quantity: 1, unitPrice: '100', baseQuantity: 3 }]).total).toBe('33.33');
    expect(compute([{ quantity: 2, unitPrice: '100', baseQuantity: 3 }]).total).toBe('66.67');
  });

  it.each([0, '0', '0.00', -1, '-0.5'])('has no base quantity of %o', (baseQuantity) => {
    const input = { currency: 'EUR', lines: [{ quantity: 1, unitPrice: '1', baseQuantity }] };
    expect(codesOf(input)).toEqual(['base_quantity.not_positive /lines/0/baseQuantity']);
  });

  it('may have several taxes: they add up and never compound', () => {
    const result = compute([line(1, '100.00', vat('10'), sales('5', 'city'))]);
    expect(totals(result)).toEqual(['100.00', '15.00', '115.00']);
    expect(result.lines[0]?.taxes).toEqual([
      { code: 'vat-10', rate: '10', category: 'S', amount: '10.00' },
      { code: 'city', rate: '5', category: null, amount: '5.00' },
    ]);
  });

  it('may be negative, or cancel another and share nothing', () => {
    const result = compute([line(1, '100.01', vat('19')), line(-1, '100.01', vat('19'))]);
    expect(totals(result)).toEqual(['0.00', '0.00', '0.00']);
    expect(rows(result)).toEqual([['vat-19', '0.00', '0.00']]);
    expect(result.lines.map((one) => one.taxAmount)).toEqual(['19.00', '-19.00']);
  });

  it('below zero rounds halves away from zero, as above', () => {
    expect(compute([line(-1, '0.145')]).total).toBe('-0.15');
    expect(compute([line(-1, '0.145')], { rounding: { mode: 'half-even' } }).total).toBe('-0.14');
    expect(compute([line(-1, '0.149')], { rounding: { mode: 'down' } }).total).toBe('-0.14');
  });

  it('of zero is fine (S1)', () => {
    expect(totals(compute([line(0, '5.00', vat('19')), line(1, '0', vat('19'))]))).toEqual(['0.00', '0.00', '0.00']);
  });

  it('takes a Dinero object for its price', () => {
    const unitPrice = dinero({ amount: 50_000, currency: USD });
    expect(calculate({ currency: 'USD', lines: [{ quantity: 2, unitPrice }] }).total).toBe('1000.00');
  });

  it('takes a price as fine as 0.00035', () => {
    expect(compute([line(123_457, '0.00035', vat('19'))]).subtotal).toBe('43.21');
  });
});

describe('a VAT row', () => {
  it('says its rate, category, name, reason and jurisdiction', () => {
    const exemption = { code: 'VATEX-EU-AE', text: 'Reverse charge' };
    const tax: CalculationTax = {
      code: 'ae',
      name: 'VAT',
      rate: '0.00',
      category: 'AE',
      exemption,
      jurisdiction: 'DE',
    };
    expect(compute([line(1, '100.00', tax)]).taxes).toEqual([
      {
        code: 'ae',
        name: 'VAT',
        scheme: 'VAT',
        rate: '0',
        category: 'AE',
        exemption,
        jurisdiction: 'DE',
        taxableAmount: '100.00',
        amount: '0.00',
      },
    ]);
  });

  it('outside the scope has no rate, on the row and on the line (BR-O-05)', () => {
    const result = compute([line(1, '100.00', { code: 'o', rate: null, category: 'O' })]);
    expect(result.taxes[0]).toMatchObject({ rate: null, category: 'O', amount: '0.00' });
    expect(result.lines[0]?.taxes).toEqual([{ code: 'o', rate: null, category: 'O', amount: '0.00' }]);
  });
});

describe('an input of calculate', () => {
  const good = { currency: 'EUR', lines: [{ quantity: 1, unitPrice: '1.00', taxes: [{ code: 'a', rate: '19' }] }] };
  const withLine = (more: object): unknown => ({ ...good, lines: [{ ...good.lines[0], ...more }] });
  const withTax = (more: object): unknown => withLine({ taxes: [{ code: 'a', rate: '19', ...more }] });

  it.each<[string, unknown, string, string | undefined]>([
    ['of the invoice', { ...good, pricesIncludesTax: true }, 'field.unknown /pricesIncludesTax', 'pricesIncludeTax'],
    ['of the invoice', { ...good, roundings: { mode: 'down' } }, 'field.unknown /roundings', 'rounding'],
    ['of the rounding', { ...good, rounding: { taxlevel: 'line' } }, 'field.unknown /rounding/taxlevel', 'taxLevel'],
    ['of a line', withLine({ taxs: [] }), 'field.unknown /lines/0/taxs', 'taxes'],
    ['of a line', withLine({ basequantity: 100 }), 'field.unknown /lines/0/basequantity', 'baseQuantity'],
    ['of a line', withLine({ discount: '5' }), 'field.unknown /lines/0/discount', undefined],
    ['of a tax', withTax({ categorie: 'S' }), 'field.unknown /lines/0/taxes/0/categorie', 'category'],
    ['of a tax', withTax({ shceme: 'VAT' }), 'field.unknown /lines/0/taxes/0/shceme', 'scheme'],
    ['of an exemption', withTax({ exemption: { txt: 'x' } }), 'field.unknown /lines/0/taxes/0/exemption/txt', 'text'],
  ])('with a misspelt field %s is refused, never silently computed without it', (_of, input, code, meant) => {
    expect(codesOf(input)).toEqual([code]);
    expect(faultsOf(input)[0]?.details?.['meant']).toBe(meant);
  });

  it('with a misspelt required field has both faults', () => {
    expect(codesOf({ currency: 'EUR', lines: [{ qty: 1, unitPrice: '1' }] })).toEqual([
      'field.unknown /lines/0/qty',
      'field.required /lines/0/quantity',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a price that is a number', withLine({ unitPrice: 150 }), 'price.is_number /lines/0/unitPrice'],
    ['a quantity in words', withLine({ quantity: 'two' }), 'decimal.invalid /lines/0/quantity'],
    ['a quantity that a float spoilt', withLine({ quantity: 0.1 + 0.2 }), 'decimal.too_long /lines/0/quantity'],
    ['a price of 13 decimals', withLine({ unitPrice: '0.0000000000001' }), 'decimal.too_long /lines/0/unitPrice'],
    ['a negative rate', withTax({ rate: '-5' }), 'tax.rate_out_of_range /lines/0/taxes/0/rate'],
    ['no rate outside category O', withTax({ rate: null }), 'tax.rate_required /lines/0/taxes/0/rate'],
    ['a base without tax', withTax({ taxableAmount: '1.00' }), 'field.required /lines/0/taxes/0/amount'],
    ['a stated tax finer than the currency', withTax({ amount: '0.001' }), 'decimal.too_long /lines/0/taxes/0/amount'],
    ['an unknown currency', { ...good, currency: 'EURO' }, 'currency.unknown /currency'],
    ['an invalid currency of its own', { ...good, currency: { code: 'x', exponent: 2 } }, 'currency.invalid /currency'],
    ['no currency', { lines: [] }, 'field.required /currency'],
    ['a currency of null', { ...good, currency: null }, 'currency.invalid /currency'],
    ['no lines', { currency: 'EUR' }, 'field.required /lines'],
    ['a line of null', { currency: 'EUR', lines: [null] }, 'field.type /lines/0'],
    ['taxes of null', withLine({ taxes: null }), 'field.type /lines/0/taxes'],
    ['a tax of null', withLine({ taxes: [null] }), 'field.type /lines/0/taxes/0'],
    ['a tax of null behind another', withLine({ taxes: [sales('19'), null] }), 'field.type /lines/0/taxes/1'],
    ['an unknown mode', { ...good, rounding: { mode: 'up' } }, 'field.value /rounding/mode'],
    ['an unknown level', { ...good, rounding: { taxLevel: 'row' } }, 'field.value /rounding/taxLevel'],
    ['a gross flag that is a text', { ...good, pricesIncludeTax: 'true' }, 'field.type /pricesIncludeTax'],
    ['a rounding of null', { ...good, rounding: null }, 'field.type /rounding'],
    ['a rounding that is a list', { ...good, rounding: [] }, 'field.type /rounding'],
    ['a rounding that is a number', { ...good, rounding: 2 }, 'field.type /rounding'],
    ['a rounding that is an empty text', { ...good, rounding: '' }, 'field.type /rounding'],
    ['no input', null, 'field.type '],
  ])('with %s is refused', (_with, input, code) => {
    expect(codesOf(input)).toEqual([code]);
    expect(validateCalculation(input).map((one) => `${one.code} ${one.path}`)).toEqual([code]);
  });

  it('with a base but no tax is refused beside an equal tax without either', () => {
    const taxes = [{ code: 'a', rate: '19' }];
    const lame = [{ code: 'a', rate: '19', taxableAmount: '5.00' }];
    const input = {
      currency: 'EUR',
      lines: [
        { quantity: 1, unitPrice: '1', taxes },
        { quantity: 1, unitPrice: '1', taxes: lame },
      ],
    };
    expect(codesOf(input)).toEqual(['field.required /lines/1/taxes/0/amount']);
  });

  it('with several faults has all of them', () => {
    expect(codesOf({ currency: 'XX', lines: [{ quantity: 'a', unitPrice: 1 }] })).toEqual([
      'currency.unknown /currency',
      'decimal.invalid /lines/0/quantity',
      'price.is_number /lines/0/unitPrice',
    ]);
  });

  it('with members that are undefined is computed as without them', () => {
    const plain = calculate(good);
    const spelt = { ...good, rounding: undefined, pricesIncludeTax: undefined, more: undefined };
    expect(calculate(spelt as unknown as CalculationInput)).toEqual(plain);
    expect(calculate({ ...good, rounding: {} })).toEqual(plain);
  });

  it('without lines is zero in all its amounts', () => {
    expect(calculate({ currency: 'BHD', lines: [] })).toEqual({
      subtotal: '0.000',
      taxAmount: '0.000',
      total: '0.000',
      taxes: [],
      lines: [],
    });
  });

  it("may be in the host's own currency", () => {
    expect(calculate({ ...good, currency: { code: 'POINTS', exponent: 1 } }).total).toBe('1.2');
  });

  it('is not changed by computing it', () => {
    const frozen = Object.freeze({
      currency: 'EUR',
      lines: Object.freeze([
        Object.freeze({
          quantity: 1,
          unitPrice: '1.00',
          taxes: Object.freeze([Object.freeze({ code: 'a', rate: '19' })]),
        }),
      ]),
    });
    expect(calculate(frozen).total).toBe('1.19');
  });
});

describe('the limits', () => {
  it('let an amount be 10^15 and not a cent more', () => {
    const most = '1000000000000000';
    expect(compute([line(1, most)]).total).toBe(`${most}.00`);
    expect(compute([line(-1, most)]).total).toBe(`-${most}.00`);
    expect(codesOf({ currency: 'EUR', lines: [line(1, `${most}.01`)] })).toEqual(['amount.too_large /lines/0']);
    expect(codesOf({ currency: 'EUR', lines: [line(1, '1'), line(-1, `${most}.01`)] })).toEqual([
      'amount.too_large /lines/1',
    ]);
    expect(codesOf({ currency: 'JPY', lines: [line(1, '1000000000000001')] })).toEqual(['amount.too_large /lines/0']);
    expect(codesOf({ currency: 'BHD', lines: [line(1, `${most}.001`)] })).toEqual(['amount.too_large /lines/0']);
  });

  it('hold for the total as well', () => {
    const most = '1000000000000000';
    expect(codesOf({ currency: 'EUR', lines: [line(1, most), line(1, '0.01')] })).toEqual(['amount.too_large /lines']);
    expect(codesOf({ currency: 'EUR', lines: [line(1, most, vat('1'))] })).toEqual(['amount.too_large /lines']);
  });

  it('are exact to the cent just below them', () => {
    const result = compute([line(1, '333333333333333.33', vat('19')), line(1, '333333333333333.34', vat('19'))]);
    expect(totals(result)).toEqual(['666666666666666.67', '126666666666666.67', '793333333333333.34']);
    expect(result.lines.map((one) => one.taxAmount)).toEqual(['63333333333333.33', '63333333333333.34']);
  });

  it('let an invoice have 10,000 lines', () => {
    const many = compute(Array.from({ length: 10_000 }, () => line(1, '0.05', vat('10'))));
    expect(totals(many)).toEqual(['500.00', '50.00', '550.00']);
    expect(many.lines.filter((one) => one.taxAmount === '0.01')).toHaveLength(5_000);
    expect(many.lines[4_999]?.taxAmount).toBe('0.01');
    expect(many.lines[5_000]?.taxAmount).toBe('0.00');
  });

  it.each([10_001, 20_000])('refuse %i lines with one fault', (length) => {
    const input = { currency: 'EUR', lines: Array.from({ length }, () => ({ quantity: 'wrong', unitPrice: 1 })) };
    expect(codesOf(input)).toEqual(['lines.too_many /lines']);
    expect(faultsOf(input)[0]?.details).toEqual({ max: 10_000 });
  });
});

describe('two lines whose taxes differ in one member', () => {
  const tax: CalculationTax = { code: 'v', name: 'VAT', scheme: 'VAT', rate: '20', category: 'S', jurisdiction: 'FR' };
  const rowsOf = (changed: Partial<CalculationTax>): readonly object[] =>
    compute([line(1, '100.00', tax), line(1, '100.00', { ...tax, ...changed })]).taxes;

  it.each<Partial<CalculationTax>>([{ rate: '10' }, { category: 'L' }, { jurisdiction: 'IT' }])(
    'have two rows: %j',
    (changed) => {
      expect(rowsOf(changed)).toContainEqual(expect.objectContaining(changed));
      expect(rowsOf(changed)).toContainEqual(
        expect.objectContaining({ rate: '20', category: 'S', jurisdiction: 'FR' }),
      );
    },
  );
  it('name the jurisdiction of each share', () => {
    const { lines: computed } = compute([line(1, '100.00', tax), line(1, '100.00', { ...tax, jurisdiction: 'IT' })]);
    expect(computed.map((one) => one.taxes)).toEqual([
      [{ code: 'v', rate: '20', category: 'S', jurisdiction: 'FR', amount: '20.00' }],
      [{ code: 'v', rate: '20', category: 'S', jurisdiction: 'IT', amount: '20.00' }],
    ]);
  });
  it('have two rows: another scheme', () => {
    const [a, b] = ['GST', 'PST'].map((scheme) => ({ code: 'v', scheme, rate: '5' }));
    const { taxes } = compute([
      line(1, '100.00', a as CalculationTax),
      line(1, '100.00', { ...(b as CalculationTax), rate: '7' }),
    ]);
    expect(taxes.map(({ scheme, rate }) => [scheme, rate])).toEqual([
      ['GST', '5'],
      ['PST', '7'],
    ]);
  });
  it.each<object>([{ scheme: ' ' }, { name: ' ' }, { exemption: { reason: 'why' } }])(
    'are both checked: %j is refused after one that is right',
    (wrong) => expect(() => rowsOf(wrong as never)).toThrow(ValidationError),
  );
  it('may stand on a line with 98 others', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => sales('1', `s-${at}`));
    expect(compute([line(1, '100.00', ...hundred)]).taxAmount).toBe('100.00');
  });
  it('share a row, and a line with a member too many is refused all the same', () => {
    expect(rowsOf({ code: 'w' })).toHaveLength(1);
    expect(() => rowsOf({ nmae: 'VAT' } as never)).toThrow('nmae');
  });
});
