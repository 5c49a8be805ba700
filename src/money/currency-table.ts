/** A currency: amounts in it carry exactly `exponent` decimals. */
export interface Currency {
  /** ISO 4217, such as `"EUR"`. */
  readonly code: string;
  /** Decimals of the minor unit: 2 for cents, 0 for the yen, 3 for the Bahraini dinar. */
  readonly exponent: number;
  /** The first day, as ISO date, on which nothing can be billed in it. */
  readonly withdrawnOn?: string;
  /** On a withdrawn currency: what took its place. */
  readonly successor?: CurrencySuccessor;
}

/** The currency that took the place of a withdrawn one. */
export interface CurrencySuccessor {
  /** ISO 4217, or a currency of your own. */
  readonly code: string;
  /** Units of the withdrawn currency for one unit of the successor, fixed for good: `"7.53450"` kuna are one euro. */
  readonly rate: string;
}

/**
 * ISO 4217 list one as of January 2026 (amendment 180), and the codes withdrawn since the euro's first notes, by
 * decimals of the minor unit.
 *
 * A capital is the first letter of the codes that follow it; each of them adds two letters. The table is the largest part
 * of a browser's bundle, and this form is the shortest.
 *
 * Funds count where ISO gives them a minor unit (BOV, CHE, CHW, CLF, COU, MXV, USN, UYI, UYW, XAD). Metals, bond market
 * units, XDR, XSU, XUA, XTS and XXX have none, so nothing can be rounded in them. MGA, MRU and the old MRO have 2, as ISO
 * writes, although their minor unit is a fifth. ISO no longer gives decimals for withdrawn codes; these are its last ones.
 */
const BY_EXPONENT = [
  'BefifyrClpDjfEspGnfrdIsktlJpyKmfrwLufMgfPteygRwfTrlUgxyiVnduvXafofpf',
  '',
  'AedfafnllmdngoarstsudwgzmznBambddtgnmdndobovrlsdtnwpynzdCaddfhehfhwnyopourcsducupveypzkDemkkopzdEekg' +
    'prntburFimjdkprfGbpelhchsipmdtqydHkdnlrktgufIdreplsnrrrJmdKesgshrpwydztLakbpkrrdsltlvlMaddlgakdmknto' +
    'prorutlurvrwkxnxvyrzmznNadgniolgokprzdPabengkhpkrlnQarRolonsduburSarbdcrdddgekgdhpitkklellosrdrgsptd' +
    'tnvcypzlThbjsmmmtoprytdwdzsUahsdsnyuzsVebedefesWstXadcdcgYerZarmkmwwgwl',
  'BhdIqdJodKwdLydOmrTnd',
  'ClfUyw',
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
  const table = new Map<string, Currency>();
  let first = '';
  for (const [exponent, codes] of BY_EXPONENT.entries())
    for (const part of codes.match(/[A-Z]|../g) ?? [])
      if (part.length === 1) first = part;
      else {
        const code = first + part.toUpperCase();
        table.set(code, Object.freeze({ code, exponent }));
      }
  return table;
}
