import type { Identifier } from '../../directory/identifier.ts';
import type { Statement } from '../../statement/statement.ts';
import { isAustralianNumber, isBelgianNumber, isGln, isNorwegianNumber, isSwedishNumber } from './check-digits.ts';
import { type AnyRule, documentRule } from './rule.ts';

interface Format {
  readonly rule: string;
  readonly scheme: string;
  readonly name: string;
  readonly isValid: (value: string) => boolean;
}

/** The identifiers that Peppol checks by their scheme; those of Italy and the Netherlands are warnings there. */
const FORMATS: readonly Format[] = [
  { rule: 'R040', scheme: '0088', name: 'a GLN', isValid: isGln },
  { rule: 'R041', scheme: '0192', name: 'a Norwegian organization number', isValid: isNorwegianNumber },
  { rule: 'R042', scheme: '0184', name: 'a Danish CVR number', isValid: (value) => /^(?:DK)?\d{8}$/.test(value) },
  { rule: 'R052', scheme: '0096', name: 'a Danish P number', isValid: (value) => /^\d{10}$/.test(value) },
  { rule: 'R053', scheme: '0198', name: 'a Danish SE number', isValid: (value) => /^DK\d{8}$/.test(value) },
  { rule: 'R043', scheme: '0208', name: 'a Belgian enterprise number', isValid: isBelgianNumber },
  { rule: 'R049', scheme: '0007', name: 'a Swedish organization number', isValid: isSwedishNumber },
  { rule: 'R050', scheme: '0151', name: 'an Australian business number', isValid: isAustralianNumber },
];

type Find = (statement: Statement) => readonly (Identifier | undefined)[];

/** Where such identifiers stand. */
const PLACES: readonly (readonly [term: string, find: Find])[] = [
  ['BT-34', ({ seller }) => [seller.endpoint]],
  ['BT-49', ({ buyer }) => [buyer.endpoint]],
  ['BT-29', ({ seller }) => seller.identifiers],
  ['BT-46', ({ buyer }) => buyer.identifiers],
  ['BT-60', ({ payee }) => [payee?.identifier]],
  ['BT-30', ({ seller }) => [seller.registration]],
  ['BT-47', ({ buyer }) => [buyer.registration]],
  ['BT-61', ({ payee }) => [payee?.registration]],
];

/** PEPPOL-COMMON-R040 to R053. */
export const identifierFormatRules: readonly AnyRule[] = FORMATS.flatMap(({ rule, scheme, name, isValid }) =>
  PLACES.map(([term, find]) => {
    const wrong = (s: Statement): string | undefined =>
      find(s).find((one) => one?.scheme === scheme && !isValid(one.value))?.value;
    const says = `scheme ${scheme} is ${name}, and this value does not fit it; correct the value or the scheme`;
    return documentRule(`PEPPOL-COMMON-${rule}`, term, says, (s) => wrong(s) !== undefined, { shows: wrong });
  }),
);
