import { describe, expect, it } from 'vitest';
import { fitting, isSameWithholding, sharesOf } from '../../../../src/decisions/credit-notes/convert-shares.ts';
import { booksOf } from '../../../../src/decisions/credit-notes/converted-of.ts';
import { splitGross } from '../../../../src/decisions/credit-notes/gross-part.ts';
import { spread } from '../../../../src/decisions/credit-notes/spread.ts';
import { quotientBy } from '../../../../src/money/convert.ts';

describe('a total spread over exact parts', () => {
  // 10, 20 and 30 sixths are 1.67, 3.33 and 5.
  it.each([
    ['as rounding has it', 10, [10, 20, 30], 6, [2, 3, 5]],
    ['one more for each', 12, [10, 20, 30], 6, [2, 4, 6]],
    ['more than rounding explains: the largest takes the rest', 15, [10, 20, 30], 6, [2, 4, 9]],
    ['less than rounding explains: the largest gives it', 5, [10, 20, 30], 6, [1, 3, 1]],
    ['exactly the parts rounded down', 9, [10, 20, 30], 6, [1, 3, 5]],
    ['the largest in size may be negative', -9, [-40, 10], 6, [-10, 1]],
    ['the largest may stand first', 20, [30, 10, 20], 6, [14, 2, 4]],
    ['of equals the first', 5, [6, 6], 6, [3, 2]],
  ])('%s: %i over %j / %i', (_, total, dividends, divisor, parts) => {
    expect(spread(total, dividends, divisor).map(Number)).toEqual(parts);
  });
});

describe('tax rows that round above the total of a tiny note', () => {
  it.each([
    ['the largest row gives way', [2, 5, 3], 8, 0, [2, 3, 3]],
    ['of equals the first', [4, 4], 7, 0, [3, 4]],
    ['what fits stays', [2, 5, 3], 10, 0, [2, 5, 3]],
    ['and so does what is below', [2, 5, 3], 11, 1, [2, 5, 3]],
    ['a negative net makes no excess', [2, 5, 3], 8, -2, [2, 5, 3]],
    ['nor does a negative total', [-1, 2], -2, 1, [-1, 2]],
  ])('%s', (_, rows, total, net, fitted) => {
    expect(fitting(rows, total, net).map(Number)).toEqual(fitted);
  });
});

describe('the shares of lines in converted rows', () => {
  const isSame = (row: string, share: { code: string }): boolean => row === share.code;

  it('each row is shared by its own lines, in proportion', () => {
    const shares = [
      [
        { code: 'a', amount: '1.00' },
        { code: 'b', amount: '0.50' },
      ],
      [{ code: 'a', amount: '2.00' }],
      [],
    ];
    const parts = sharesOf(shares, ['a', 'b'], [150, 25], isSame, quotientBy('2', 2, 2));
    expect(parts.map((own) => own.map(Number))).toEqual([[50, 25], [100], []]);
  });

  it('what no row has stays nothing', () => {
    const parts = sharesOf([[{ code: 'c', amount: '1.00' }]], ['a'], [0], isSame, quotientBy('2', 2, 2));
    expect(parts).toEqual([[0]]);
  });

  it.each([
    ['irpf', '19', 'irpf', '19', true],
    ['irpf', '19', 'irpf', '7', false],
    ['irpf', '19', 'rit', '19', false],
    ['irpf', '19', 'rit', '7', false],
  ])('%s %s and %s %s', (code, rate, other, another, same) => {
    expect(isSameWithholding({ code, rate }, { code: other, rate: another })).toBe(same);
  });
});

describe('the books beside a converted note', () => {
  const note = (members: object) =>
    ({ taxCurrency: 'USD', exchangeRate: null, taxAmountInTaxCurrency: '3.00', ...members }) as never;
  const NONE = { taxCurrency: null, exchangeRate: null, taxAmountInTaxCurrency: null };

  it('are left out where the invoice has none, or they are in the note’s own currency', () => {
    expect(booksOf(note({ taxCurrency: null }), 'EUR', '7.5345')).toEqual(NONE);
    expect(booksOf(note({ taxCurrency: 'EUR' }), 'EUR', '7.5345')).toEqual(NONE);
  });

  it('keep their tax, at the product of both rates', () => {
    const exchangeRate = { rate: '0.1420', date: '2022-12-10', source: 'ECB' };
    expect(booksOf(note({ exchangeRate }), 'EUR', '7.5345')).toEqual({
      taxCurrency: 'USD',
      exchangeRate: { rate: '1.069899', date: '2022-12-10', source: 'ECB' },
      taxAmountInTaxCurrency: '3.00',
    });
  });

  it('keep their tax where a resolver stated it without a rate', () => {
    expect(booksOf(note({}), 'EUR', '7.5345')).toEqual({
      taxCurrency: 'USD',
      exchangeRate: null,
      taxAmountInTaxCurrency: '3.00',
    });
  });
});

describe('a gross amount of a line', () => {
  const balance = (net: number, taxes: number[], credited: { net: number; taxes: number[] }) =>
    ({ net, taxes, credited }) as never;
  const NOTHING = { net: 0, taxes: [0, 0] };

  it.each([
    ['the largest tax takes what rounding leaves', 1000, [50, 90], NOTHING, 7, 6, [0, 1]],
    ['wherever it stands', 1000, [90, 50], NOTHING, 7, 6, [1, 0]],
    ['of equals the first', 1000, [70, 70], NOTHING, 7, 6, [1, 0]],
    ['all that is left', 1000, [50, 90], { net: 6, taxes: [0, 1] }, 1133, 994, [50, 89]],
    ['a negative line', -1000, [-50, -90], NOTHING, -7, -6, [0, -1]],
  ])('%s', (_, net, taxes, credited, gross, ownNet, ownTaxes) => {
    const part = splitGross(balance(net, taxes, credited), gross, 'half-up');
    expect([Number(part.net), part.taxes.map((one) => Number(one) + 0)]).toEqual([ownNet, ownTaxes]);
  });
});
