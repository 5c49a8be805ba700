import { countryTaxes, validateTax } from 'oneoff';
import { RATES_AS_OF, standardRates, standardVat } from 'oneoff/vat-rates';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/calendar/day-arithmetic.ts';
import { validOn } from '../../../src/tax/valid-on.ts';

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const rateOn = (country: string, day: string): unknown => validOn(standardVat(country), day)?.rate;

describe('standard VAT rates', () => {
  test('are there for the EU, the United Kingdom, Switzerland and Norway', () => {
    expect(Object.keys(standardRates).sort()).toEqual([...EU, 'CH', 'GB', 'NO'].sort());
  });

  test('each tax is one that a directory accepts', () => {
    for (const country of Object.keys(standardRates)) {
      for (const tax of standardVat(country)) expect(validateTax(tax)).toEqual([]);
    }
  });

  test('no day since 2016 has two rates or none', () => {
    for (const { rates } of Object.values(standardRates)) {
      expect(rates[0]?.from).toBe('2016-01-01');
      expect(rates.at(-1)?.until).toBeUndefined();
      rates.slice(1).forEach(({ from }, index) => {
        expect(from).toBe(addDays(rates[index]?.until ?? '', 1));
      });
    }
    expect(RATES_AS_OF).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each([
    ['DE', '2020-06-30', '19'],
    ['DE', '2020-07-01', '16'],
    ['DE', '2021-01-01', '19'],
    ['EE', '2025-06-30', '22'],
    ['EE', '2025-07-01', '24'],
    ['FI', '2024-08-31', '24'],
    ['FI', '2024-09-01', '25.5'],
    ['RO', '2025-08-01', '21'],
    ['SK', '2024-12-31', '20'],
    ['CH', '2023-12-31', '7.7'],
    ['CH', '2024-01-01', '8.1'],
    ['LU', '2023-06-01', '16'],
    ['IE', '2021-02-28', '21'],
    ['GR', '2016-05-31', '23'],
    ['GB', '2026-11-30', '20'],
  ])('%s on %s: %s %%', (country, day, rate) => {
    expect(rateOn(country, day)).toBe(rate);
  });

  test('a day before the table begins has no rate', () => {
    expect(rateOn('FR', '2015-12-31')).toBeUndefined();
  });

  test('a table of countries takes them, and the tax date picks the rate', async () => {
    const table = countryTaxes({ DE: { EE: standardVat('EE', 'km') } });
    const party = { id: 'x', name: 'X' };
    const answer = await table.resolve(
      {
        tenant: 't',
        currency: 'EUR',
        pricesIncludeTax: false,
        seller: { ...party, address: { country: 'DE' } },
        buyer: { ...party, address: { country: 'EE' } },
        deliverTo: null,
        taxDate: '2025-07-01',
        lines: ['2025-06-30', '2025-07-01'].map((taxDate, index) => ({
          id: String(index),
          name: 'Support',
          addOn: null,
          taxCategoryCode: null,
          quantity: '1',
          unitPrice: '1',
          amount: '1.00',
          period: null,
          taxDate,
        })),
      },
      { signal: new AbortController().signal },
    );
    const lines = answer.status === 'resolved' ? answer.lines : [];
    expect(lines.map(({ taxes }) => taxes.map(({ code, rate }) => `${code} ${rate}`))).toEqual([['km 22'], ['km 24']]);
  });

  test.each(['US', 'EL', 'de', '', 'constructor'])('%j is refused with the countries that are there', (country) => {
    expect(() => standardVat(country)).toThrow(/AT, BE, BG.*CH, NO/);
  });
});
