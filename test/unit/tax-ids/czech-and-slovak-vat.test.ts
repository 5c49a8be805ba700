import { describe, expect, it } from 'vitest';
import { parseTaxId, validateTaxId } from '../../../src/tax-ids/tax-ids.ts';

describe('a Czech VAT number that begins with 6 and has 9 digits', () => {
  it.each(['CZ640903926', 'CZ699000761', 'CZ699000785', 'CZ699001182', 'CZ699001261'])(
    '%s is known, person or VAT group',
    (value) => {
      expect(parseTaxId({ country: 'CZ', value })).toEqual({ country: 'CZ', type: 'vat', value });
    },
  );

  it.each(['CZ640903927', 'CZ699001262', 'CZ630903190'])('%s has a wrong check digit', (value) => {
    expect(validateTaxId({ country: 'CZ', value })).toMatchObject([{ code: 'tax_id.check_digit', path: '/value' }]);
  });

  it('has one good check digit of ten, also where the weighted sum leaves 0 or 1', () => {
    for (const front of ['60000000', '65000010', '69000000', '64090392']) {
      const good = [...'0123456789'].filter(
        (digit) => validateTaxId({ country: 'CZ', value: front + digit }).length === 0,
      );
      expect(good, front).toHaveLength(1);
    }
  });
});

it.each(['CZ25123891', 'CZ7103192745'])('the Czech company or person %s is known', (value) => {
  expect(validateTaxId({ country: 'CZ', value })).toEqual([]);
});

describe('a Slovak VAT number', () => {
  it('of a sole trader begins with 1', () => {
    expect(parseTaxId({ country: 'SK', value: 'SK 1020 2013 03' }).value).toBe('SK1020201303');
  });

  it.each(['SK2022749619', 'SK2020317068'])('%s of a company is known', (value) => {
    expect(validateTaxId({ country: 'SK', value })).toEqual([]);
  });

  it.each([
    ['SK2022749618', 'tax_id.check_digit'],
    ['SK0022749617', 'tax_id.component'],
    ['SK2002549610', 'tax_id.component'],
    ['SK202274961', 'tax_id.length'],
    ['SK202274961A', 'tax_id.format'],
  ])('%s is refused: %s', (value, code) => {
    expect(validateTaxId({ country: 'SK', value })).toMatchObject([{ code, path: '/value' }]);
  });
});
