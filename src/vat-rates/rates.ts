/** A standard rate and the tax dates that it applies to: `rate` in percent, the days as ISO dates. */
export interface StandardRate {
  readonly rate: string;
  /** The first day. The table begins on 2016-01-01, also for rates that are older. */
  readonly from: string;
  /** The last day; left out: until further notice. */
  readonly until?: string;
}

/** What a country calls the tax, the law that sets the rate, and the rates. */
export interface CountryRates {
  /** As it is printed on invoices of the country. */
  readonly name: string;
  /** The law that sets the standard rate. */
  readonly source: string;
  readonly rates: readonly StandardRate[];
}

/** ISO date. What was decided after this day is not in the table. */
export const RATES_AS_OF = '2025-12-31';

const FIRST_DAY = '2016-01-01';

/** One rate since before the table begins. */
function since2016(name: string, rate: string, source: string): CountryRates {
  return { name, source, rates: [{ rate, from: FIRST_DAY }] };
}

/** Standard rates of value added tax, by ISO 3166-1 alpha-2. */
export const standardRates: { readonly [country: string]: CountryRates } = {
  AT: since2016('USt', '20', 'UStG 1994, § 10 (1)'),
  BE: since2016('TVA/BTW', '21', 'Royal Decree No 20 of 20 July 1970, art. 1'),
  BG: since2016('ДДС', '20', 'ЗДДС, art. 66'),
  CY: since2016('ΦΠΑ', '19', 'VAT Law 95(I)/2000, s. 17'),
  CZ: since2016('DPH', '21', 'Act 235/2004, § 47'),
  DE: {
    name: 'USt',
    source: 'UStG, § 12 (1); § 28 (1) for the second half of 2020',
    rates: [
      { rate: '19', from: FIRST_DAY, until: '2020-06-30' },
      { rate: '16', from: '2020-07-01', until: '2020-12-31' },
      { rate: '19', from: '2021-01-01' },
    ],
  },
  DK: since2016('moms', '25', 'Momsloven, § 33'),
  EE: {
    name: 'käibemaks',
    source: 'Käibemaksuseadus, § 15 (1)',
    rates: [
      { rate: '20', from: FIRST_DAY, until: '2023-12-31' },
      { rate: '22', from: '2024-01-01', until: '2025-06-30' },
      { rate: '24', from: '2025-07-01' },
    ],
  },
  ES: since2016('IVA', '21', 'Ley 37/1992, art. 90'),
  FI: {
    name: 'ALV',
    source: 'Arvonlisäverolaki 1501/1993, 84 §',
    rates: [
      { rate: '24', from: FIRST_DAY, until: '2024-08-31' },
      { rate: '25.5', from: '2024-09-01' },
    ],
  },
  FR: since2016('TVA', '20', 'Code général des impôts, art. 278'),
  GB: since2016('VAT', '20', 'Value Added Tax Act 1994, s. 2 (1)'),
  GR: {
    name: 'ΦΠΑ',
    source: 'Law 2859/2000, art. 21, as amended by Law 4389/2016',
    rates: [
      { rate: '23', from: FIRST_DAY, until: '2016-05-31' },
      { rate: '24', from: '2016-06-01' },
    ],
  },
  HR: since2016('PDV', '25', 'Zakon o PDV-u, čl. 38'),
  HU: since2016('ÁFA', '27', 'Act CXXVII of 2007, § 82'),
  IE: {
    name: 'VAT',
    source: 'Value-Added Tax Consolidation Act 2010, s. 46',
    rates: [
      { rate: '23', from: FIRST_DAY, until: '2020-08-31' },
      { rate: '21', from: '2020-09-01', until: '2021-02-28' },
      { rate: '23', from: '2021-03-01' },
    ],
  },
  IT: since2016('IVA', '22', 'DPR 633/1972, art. 16'),
  LT: since2016('PVM', '21', 'PVM įstatymas IX-751, 19 str.'),
  LU: {
    name: 'TVA',
    source: 'Loi du 12 février 1979, art. 39 and 40; Loi du 26 octobre 2022 for 2023',
    rates: [
      { rate: '17', from: FIRST_DAY, until: '2022-12-31' },
      { rate: '16', from: '2023-01-01', until: '2023-12-31' },
      { rate: '17', from: '2024-01-01' },
    ],
  },
  LV: since2016('PVN', '21', 'Pievienotās vērtības nodokļa likums, 41. pants'),
  MT: since2016('VAT', '18', 'Value Added Tax Act, Cap. 406, art. 19'),
  NL: since2016('btw', '21', 'Wet op de omzetbelasting 1968, art. 9'),
  PL: since2016('VAT', '23', 'Ustawa o VAT, art. 41 and 146a to 146ef'),
  PT: since2016('IVA', '23', 'CIVA, art. 18 (1) c, mainland'),
  RO: {
    name: 'TVA',
    source: 'Codul fiscal, art. 291; Legea 141/2025',
    rates: [
      { rate: '20', from: FIRST_DAY, until: '2016-12-31' },
      { rate: '19', from: '2017-01-01', until: '2025-07-31' },
      { rate: '21', from: '2025-08-01' },
    ],
  },
  SE: since2016('moms', '25', 'Mervärdesskattelag (2023:200), 9 kap. 2 §, before it (1994:200), 7 kap. 1 §'),
  SI: since2016('DDV', '22', 'ZDDV-1, 41. člen'),
  SK: {
    name: 'DPH',
    source: 'Act 222/2004, § 27',
    rates: [
      { rate: '20', from: FIRST_DAY, until: '2024-12-31' },
      { rate: '23', from: '2025-01-01' },
    ],
  },
  CH: {
    name: 'MWST',
    source: 'MWSTG, Art. 25',
    rates: [
      { rate: '8.0', from: FIRST_DAY, until: '2017-12-31' },
      { rate: '7.7', from: '2018-01-01', until: '2023-12-31' },
      { rate: '8.1', from: '2024-01-01' },
    ],
  },
  NO: since2016('MVA', '25', 'Merverdiavgiftsloven, § 5-1'),
};
