import { type CodeList, codeList } from '../../code-lists/code-list.ts';
import type { Identifier } from '../../directory/identifier.ts';
import type { Statement } from '../../statement/statement.ts';
import { type AnyRule, allowanceRule, chargeRule, documentRule, lineRule, vatRule } from './rule.ts';

type Find = (statement: Statement) => readonly (Identifier | undefined)[];

/** Schemes that the lists of EN 16931 have and those of Factur-X 1.09 do not have yet. */
const newSchemes: CodeList = /* @__PURE__ */ codeList('identifier schemes since 0241', '024:1-8');
const newAddressSchemes: CodeList = /* @__PURE__ */ codeList('electronic address schemes', '0219 0220');

const SCHEME = 'Factur-X 1.09 does not know this scheme; give an identifier of another one, or write UBL';
const CATEGORY = 'Factur-X 1.09 has no split payment (category B); write UBL';
const CURRENCY = 'Factur-X 1.09 does not know this currency; bill in another one';
const cii = { syntax: 'cii' } as const;
const isSplit = ({ category }: { readonly category?: string }): boolean => category === 'B';

/** A scheme that is on a list of those that are not known. */
function unknownScheme(term: string, list: CodeList, find: Find): AnyRule {
  const wrong = (s: Statement): string | undefined =>
    find(s).find((id) => id?.scheme !== undefined && list.has(id.scheme))?.scheme;
  return documentRule('FX-SCH-A-000031', term, SCHEME, (s) => wrong(s) !== undefined, { ...cii, shows: wrong });
}

function withdrawnCurrency(term: string, find: (s: Statement) => string | undefined): AnyRule {
  return documentRule('FX-SCH-A-000040', term, CURRENCY, (s) => find(s) === 'STD', { ...cii, shows: find });
}

/** What all profiles of Factur-X 1.09 ask beyond EN 16931, of a file in CII. */
export const facturXRules: readonly AnyRule[] = [
  unknownScheme('BT-34', newAddressSchemes, ({ seller }) => [seller.endpoint]),
  unknownScheme('BT-49', newAddressSchemes, ({ buyer }) => [buyer.endpoint]),
  withdrawnCurrency('BT-5', (s) => s.currency),
  withdrawnCurrency('BT-6', (s) => s.taxCurrency),
  documentRule(
    'FX-SCH-A-000163',
    'BT-46',
    'a Factur-X file has one identifier of the buyer without a scheme; leave one in identifiers of the customer',
    ({ buyer }) => buyer.identifiers.filter(({ scheme }) => scheme === undefined).length > 1,
    cii,
  ),
];

/** What those profiles that have the lists of EN 16931, all but EXTENDED, ask beyond it. */
export const facturXListRules: readonly AnyRule[] = [
  unknownScheme('BT-29', newSchemes, ({ seller }) => seller.identifiers),
  unknownScheme('BT-46', newSchemes, ({ buyer }) => buyer.identifiers),
  unknownScheme('BT-60', newSchemes, ({ payee }) => [payee?.identifier]),
  unknownScheme('BT-71', newSchemes, ({ delivery }) => [delivery?.location]),
  documentRule(
    'FX-SCH-A-000164',
    'BT-46',
    'a Factur-X file has one identifier of the buyer with a scheme; leave one in identifiers of the customer',
    ({ buyer }) => buyer.identifiers.filter(({ scheme }) => scheme !== undefined).length > 1,
    cii,
  ),
  lineRule('FX-SCH-A-000179', 'BT-151', CATEGORY, isSplit, cii),
  vatRule('FX-SCH-A-000179', 'BT-118', CATEGORY, isSplit, cii),
  allowanceRule('FX-SCH-A-000179', 'BT-95', CATEGORY, isSplit, cii),
  chargeRule('FX-SCH-A-000179', 'BT-102', CATEGORY, isSplit, cii),
];
