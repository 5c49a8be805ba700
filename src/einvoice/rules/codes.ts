import type { CodeList } from '../../code-lists/code-list.ts';
import { countries } from '../../code-lists/countries.ts';
import { creditNoteTypes, invoiceTypes } from '../../code-lists/document-types.ts';
import { electronicAddressSchemes } from '../../code-lists/electronic-address-schemes.ts';
import { identifierSchemes } from '../../code-lists/identifier-schemes.ts';
import { itemClassifications } from '../../code-lists/item-classifications.ts';
import { listedPaymentMeans } from '../../code-lists/listed-payment-means.ts';
import { noteSubjects } from '../../code-lists/note-subjects.ts';
import { objectSchemes } from '../../code-lists/object-schemes.ts';
import { taxPointEvents } from '../../code-lists/tax-point-events.ts';
import { unitCodes } from '../../code-lists/unit-codes.ts';
import { vatexCodes } from '../../code-lists/vatex.ts';
import type { Statement } from '../../statement/statement.ts';
import {
  allowanceReasons,
  attachmentFormats,
  chargeReasons,
  documentCurrencies,
  vatCategoryCodes,
} from './code-lists.ts';
import {
  type AnyRule,
  allowanceRule,
  chargeRule,
  documentRule,
  lineAllowanceRule,
  lineChargeRule,
  lineRule,
  vatRule,
} from './rule.ts';

type Code = string | undefined;
type Find = (statement: Statement) => Code | readonly Code[];

/** Codes are on the lists that EN 16931 names (BR-CL-01 to BR-CL-26). */
export const codeRules: readonly AnyRule[] = [
  documentRule(
    'BR-CL-01',
    'BT-3',
    'it is no type of UNTDID 1001 for this kind of document; set documentType',
    (s) => !(s.kind === 'invoice' ? invoiceTypes : creditNoteTypes).has(s.typeCode),
    { shows: (s) => s.typeCode },
  ),
  listed('BR-CL-04', 'BT-5', documentCurrencies, (s) => s.currency),
  listed('BR-CL-05', 'BT-6', documentCurrencies, (s) => s.taxCurrency),
  listed('BR-CL-06', 'BT-8', taxPointEvents, (s) => s.taxPointEvent),
  listed('BR-CL-07', 'BT-18', objectSchemes, (s) => s.references.object?.scheme),
  lineRule(
    'BR-CL-07',
    'BT-128',
    `it is not on the list of ${objectSchemes.name}`,
    ({ object }) => isOff(objectSchemes, object?.scheme),
    { shows: ({ object }) => object?.scheme },
  ),
  listed('BR-CL-08', 'BT-21', noteSubjects, (s) => s.notes.map(({ subject }) => subject)),
  documentRule(
    'BR-CL-08',
    'BT-22',
    'three characters between two # are read as a subject code (UNTDID 4451); write the text without them',
    (s) => s.notes.some(({ text, subject }) => isMisreadSubject(subject === undefined ? text : `#${subject}#${text}`)),
    { syntax: 'ubl' },
  ),
  listed('BR-CL-10', 'BT-29', identifierSchemes, (s) => s.seller.identifiers.map(({ scheme }) => scheme)),
  listed('BR-CL-10', 'BT-46', identifierSchemes, (s) => s.buyer.identifiers.map(({ scheme }) => scheme)),
  listed('BR-CL-10', 'BT-60', identifierSchemes, (s) => s.payee?.identifier?.scheme),
  listed('BR-CL-11', 'BT-30', identifierSchemes, (s) => s.seller.registration?.scheme),
  listed('BR-CL-11', 'BT-47', identifierSchemes, (s) => s.buyer.registration?.scheme),
  listed('BR-CL-11', 'BT-61', identifierSchemes, (s) => s.payee?.registration?.scheme),
  lineRule(
    'BR-CL-13',
    'BT-158',
    `it is not on the list of ${itemClassifications.name}`,
    ({ item }) => item.classifications.some(({ list }) => isOff(itemClassifications, list)),
    { shows: ({ item }) => item.classifications.find(({ list }) => isOff(itemClassifications, list))?.list },
  ),
  listed('BR-CL-14', 'BT-40', countries, (s) => s.seller.address?.country),
  listed('BR-CL-14', 'BT-55', countries, (s) => s.buyer.address?.country),
  listed('BR-CL-14', 'BT-69', countries, (s) => s.taxRepresentative?.address?.country),
  listed('BR-CL-14', 'BT-80', countries, (s) => s.delivery?.address?.country),
  lineRule(
    'BR-CL-15',
    'BT-159',
    `it is not on the list of ${countries.name}`,
    ({ item }) => isOff(countries, item.originCountry),
    { shows: ({ item }) => item.originCountry },
  ),
  listed('BR-CL-16', 'BT-81', listedPaymentMeans, (s) => s.payment?.means),
  vatRule(
    'BR-CL-17',
    'BT-118',
    `it is not on the list of ${vatCategoryCodes.name}`,
    (row) => isOff(vatCategoryCodes, row.category),
    {
      shows: (row) => row.category,
    },
  ),
  allowanceRule('BR-CL-17', 'BT-95', `it is not on the list of ${vatCategoryCodes.name}`, (one) =>
    isOff(vatCategoryCodes, one.category),
  ),
  chargeRule('BR-CL-17', 'BT-102', `it is not on the list of ${vatCategoryCodes.name}`, (one) =>
    isOff(vatCategoryCodes, one.category),
  ),
  lineRule(
    'BR-CL-18',
    'BT-151',
    `it is not on the list of ${vatCategoryCodes.name}`,
    (line) => isOff(vatCategoryCodes, line.category),
    {
      shows: (line) => line.category,
    },
  ),
  allowanceRule('BR-CL-19', 'BT-98', reasonSays(allowanceReasons), (one) => isOff(allowanceReasons, one.reasonCode)),
  lineAllowanceRule('BR-CL-19', 'BT-140', reasonSays(allowanceReasons), (one) =>
    isOff(allowanceReasons, one.reasonCode),
  ),
  chargeRule('BR-CL-20', 'BT-105', reasonSays(chargeReasons), (one) => isOff(chargeReasons, one.reasonCode)),
  lineChargeRule('BR-CL-20', 'BT-145', reasonSays(chargeReasons), (one) => isOff(chargeReasons, one.reasonCode)),
  lineRule(
    'BR-CL-21',
    'BT-157',
    `it is not on the list of ${identifierSchemes.name}`,
    ({ item }) => isOff(identifierSchemes, item.standardId?.scheme),
    { shows: ({ item }) => item.standardId?.scheme },
  ),
  vatRule(
    'BR-CL-22',
    'BT-121',
    `it is not on the list of ${vatexCodes.name}; set exemption.code on the tax, or exemption.text alone`,
    (row) => isOff(vatexCodes, row.reasonCode?.toUpperCase()),
    { shows: (row) => row.reasonCode },
  ),
  lineRule(
    'BR-CL-23',
    'BT-130',
    `it is not on the list of ${unitCodes.name}; set unit to one of its codes, such as "C62" or "HUR"`,
    (line) => isOff(unitCodes, line.unit),
    { shows: (line) => line.unit },
  ),
  listed('BR-CL-24', 'BT-125', attachmentFormats, (s) => s.attachments.map(({ content }) => content?.mimeType)),
  listed('BR-CL-25', 'BT-34', electronicAddressSchemes, (s) => s.seller.endpoint?.scheme),
  listed('BR-CL-25', 'BT-49', electronicAddressSchemes, (s) => s.buyer.endpoint?.scheme),
  listed('BR-CL-26', 'BT-71', identifierSchemes, (s) => s.delivery?.location?.scheme),
];

function listed(id: string, term: string, list: CodeList, find: Find): AnyRule {
  const off = (s: Statement): Code => [find(s)].flat().find((code) => isOff(list, code));
  return documentRule(id, term, `it is not on the list of ${list.name}`, (s) => off(s) !== undefined, { shows: off });
}

function reasonSays(list: CodeList): string {
  return `it is not on the list of ${list.name}`;
}

function isOff(list: CodeList, code: Code): boolean {
  return code !== undefined && code !== '' && !list.has(code);
}

/** UBL keeps the subject in the text, so the official rule looks between the first two `#` of any note. */
function isMisreadSubject(text: string): boolean {
  const between = /#([^#]*)#/.exec(text)?.[1];
  return between !== undefined && between.length === 3 && !noteSubjects.has(between);
}
