/** A currency: amounts in it carry exactly `exponent` decimals. */
export interface Currency {
  /** ISO 4217, such as `"EUR"`. */
  readonly code: string;
  /** Decimals of the minor unit: 2 for cents, 0 for the yen, 3 for the Bahraini dinar. */
  readonly exponent: number;
  /** First day, as ISO date, on which nothing can be billed in it any more. */
  readonly withdrawnOn?: string;
}

/**
 * ISO 4217 list one as of January 2026 (amendment 180), and the codes withdrawn since the euro's first notes, by
 * decimals of the minor unit.
 *
 * Funds count where ISO gives them a minor unit (BOV, CHE, CHW, CLF, COU, MXV, USN, UYI, UYW, XAD). Metals, bond market
 * units, XDR, XSU, XUA, XTS and XXX have none, so nothing can be rounded in them. MGA, MRU and the old MRO have 2, as ISO
 * writes, although their minor unit is a fifth. ISO no longer gives decimals for withdrawn codes; these are its last ones.
 */
const BY_EXPONENT = [
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BEF BYR ESP GRD ITL LUF MGF PTE TRL',
  '',
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP ' +
    'COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
    'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN ' +
    'NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
    'THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ' +
    'AFA ANG ATS AZM BGN CSD CUC CYP DEM EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT SKK SLL SRG STD ' +
    'TMM VEB VEF ZMK ZWL',
  'BHD IQD JOD KWD LYD OMR TND',
  'CLF UYW',
];

const currencies: ReadonlyMap<string, Currency> = readTable();

/** The currency of a code in capitals, withdrawn or not; `undefined` for any other text. */
export function findCurrency(code: string): Currency | undefined {
  return currencies.get(code);
}

/** All codes of the table, withdrawn ones too. */
export function currencyCodes(): readonly string[] {
  return [...currencies.keys()];
}

function readTable(): ReadonlyMap<string, Currency> {
  return new Map(
    BY_EXPONENT.flatMap((codes, exponent) =>
      codes
        .split(' ')
        .filter(Boolean)
        .map((code) => [code, Object.freeze({ code, exponent })]),
    ),
  );
}
