import * as lists from 'oneoff/code-lists';
import { describe, expect, it } from 'vitest';

const all = Object.values(lists).filter((one): one is lists.CodeList => typeof one === 'object' && 'codes' in one);

describe('oneoff/code-lists', () => {
  it('has twelve lists and more, each with a name, and each of its codes on it once', () => {
    expect(all.length).toBeGreaterThanOrEqual(12);
    for (const { name, codes, has } of all) {
      expect(name).toMatch(/\S/);
      expect(new Set(codes()).size).toBe(codes().length);
      expect(codes().every(has)).toBe(true);
      expect(has('no such code')).toBe(false);
    }
  });

  it('names every country, and no other text', () => {
    for (const code of lists.countries.codes()) expect(lists.countryName(code), code).toMatch(/^\p{L}/u);
    expect(['DE', 'XI', '1A', 'UK', 'de', ''].map(lists.countryName)).toEqual([
      'Germany',
      'Northern Ireland',
      'Kosovo',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has every currency that can be billed in, with its name and its decimals', () => {
    const codes = lists.currencies.codes();
    for (const code of codes) {
      expect(lists.currencyName(code), code).toMatch(/^\p{L}/u);
      expect(lists.currencyDigits(code), code).toBeTypeOf('number');
    }
    expect(codes.length).toBeGreaterThan(150);
    expect(['DEM', 'HRK', 'XXX', 'XAU', 'eur'].filter(lists.currencies.has)).toEqual([]);
    expect(['EUR', 'JPY', 'KWD', 'CLF', 'DEM', 'XAU', 'eur'].map(lists.currencyDigits)).toEqual([
      2,
      0,
      3,
      4,
      2,
      undefined,
      undefined,
    ]);
    expect(['CHF', 'DEM', 'eur', 'no such code'].map(lists.currencyName)).toEqual([
      'Swiss Franc',
      'German Mark',
      undefined,
      undefined,
    ]);
  });

  it('names every means of payment, and the common units with their symbols', () => {
    for (const code of lists.paymentMeansCodes.codes()) expect(lists.paymentMeansName(code), code).toMatch(/\S/);
    const named = lists.units.codes().filter((code) => lists.unitName(code) !== undefined);
    expect(named.length).toBeGreaterThanOrEqual(120);
    expect(named.every((code) => lists.unitSymbol(code) !== undefined)).toBe(true);
  });

  it('says which category each exemption reason belongs to', () => {
    for (const code of lists.vatexCodes.codes()) expect('E G O K AE'.split(' ')).toContain(lists.categoryOfVatex(code));
    expect(lists.vatexOfCategory('AE')).toBe('VATEX-EU-AE');
  });

  it.each([
    [lists.units, 'Stück', 'H87'],
    [lists.countries, 'EL', 'GR'],
    [lists.countries, 'netherlands', 'NL'],
    [lists.currencies, 'Euros', 'EUR'],
    [lists.currencies, '£', 'GBP'],
    [lists.currencies, 'swiss franc', 'CHF'],
    [lists.currencies, '$', undefined],
    [lists.paymentMeansCodes, 'sepa', '58'],
    [lists.noteSubjects, 'regulatory', 'REG'],
    [lists.attachmentTypes, 'pdf', 'application/pdf'],
    [lists.units, '?', undefined],
  ])('knows what is meant: %#', (list, written, meant) => {
    expect(list.meant(written)).toBe(meant);
  });

  it('finds what is wrong with an account', () => {
    expect(
      ['DE89370400440532013000', 'DE89370400440532013001', 'DE893704004405320130', 'ZZ89370400440532013000', 'de'].map(
        lists.ibanFlaw,
      ),
    ).toEqual([undefined, 'checksum', 'length', 'country', 'format']);
    expect(['COBADEFFXXX', 'COBADEFF', 'COBAD'].map(lists.isBic)).toEqual([true, true, false]);
  });
});
