import type { StatementAddress } from '../../statement/statement-party.ts';
import { swissText } from './swiss-text.ts';

/** Name and structured address of a QR-bill. */
export interface SwissParty {
  readonly name: string;
  readonly street: string;
  readonly building: string;
  readonly postalCode: string;
  readonly town: string;
  readonly country: string;
}

/** A house number at the end of a street, such as `140`, `12a` or `7/3`. */
const NUMBERED = /^(.*\p{L}.*?)[ ,]+(\d{1,6}(?: ?[a-zA-Z])?(?:[-/]\d{1,4}[a-zA-Z]?)?)$/u;

/** A party as a QR-bill names it, or `undefined` where a part that must be there is missing or cannot be spelt. */
export function swissPartyOf(name: string | undefined, address: StatementAddress | undefined): SwissParty | undefined {
  if (address === undefined) return undefined;
  const { line1, postalCode, city, country } = address;
  const parts = {
    name: swissText(name, 70),
    postalCode: swissText(postalCode, 16),
    town: swissText(city, 35),
    country: swissText(country, 2),
  };
  const line = swissText(line1, 70);
  if (line === undefined || !Object.values(parts).every(Boolean)) return undefined;
  const [, street = line, building = ''] = NUMBERED.exec(line) ?? [];
  return { ...(parts as Record<keyof typeof parts, string>), street, building };
}

/** The lines of a payload. */
export function payloadLines(party: SwissParty | undefined): readonly string[] {
  if (party === undefined) return ['', '', '', '', '', '', ''];
  const { name, street, building, postalCode, town, country } = party;
  return ['S', name, street, building, postalCode, town, country];
}

/** The lines that are printed; a foreign address has its country before the postal code. */
export function printedLines({ name, street, building, postalCode, town, country }: SwissParty): readonly string[] {
  const abroad = country === 'CH' || country === 'LI' ? '' : `${country}-`;
  return [name, [street, building].filter(Boolean).join(' '), `${abroad}${postalCode} ${town}`].filter(Boolean);
}
