/** The first day without them: ISO 4217 list three, to the day where the successor's central bank names it. */
const WITHDRAWN: { readonly [firstDayWithout: string]: string } = {
  '2002-03-01': 'ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE',
  '2003-01-01': 'AFA',
  '2004-01-01': 'RUR SRG',
  '2005-01-01': 'MGF',
  '2005-07-01': 'ROL',
  '2006-01-01': 'AZM TRL',
  '2006-07-01': 'MZM',
  '2006-11-01': 'CSD',
  '2007-01-01': 'SIT',
  '2007-07-01': 'SDD',
  '2008-01-01': 'CYP GHC MTL VEB',
  '2009-01-01': 'SKK TMM',
  '2011-01-01': 'EEK',
  '2013-01-01': 'ZMK',
  '2014-01-01': 'LVL',
  '2015-01-01': 'LTL',
  '2017-01-01': 'BYR',
  '2018-01-01': 'MRO STD',
  '2018-08-20': 'VEF',
  '2021-07-01': 'CUC',
  '2023-01-01': 'HRK',
  '2024-01-01': 'SLL',
  '2024-09-01': 'ZWL',
  '2025-07-01': 'ANG',
  '2026-01-01': 'BGN',
};

/** The first day on which nothing can be billed in an ISO 4217 currency; `undefined` if the currency is in use. */
export function withdrawalOf(code: string): string | undefined {
  return Object.entries(WITHDRAWN).find(([, codes]) => codes.split(' ').includes(code))?.[0];
}
