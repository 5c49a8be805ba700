import { type CodeList, codeList } from '../../code-lists/code-list.ts';
import { categoryOfVatex } from '../../code-lists/vatex.ts';
import type { Statement } from '../../statement/statement.ts';
import { germanRules } from './german.ts';
import { nationalRules } from './national/national.ts';
import { identifierFormatRules } from './peppol-identifiers.ts';
import { lineAmountRule, sharedPeppolRules } from './peppol-shared.ts';
import { type AnyRule, documentRule, vatRule } from './rule.ts';

/** Electronic address schemes of the Peppol network, as BIS Billing 3 of May 2026 checks them. */
const peppolSchemes: CodeList = /* @__PURE__ */ codeList(
  'electronic address schemes of Peppol',
  '0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 ' +
    '0200 0201 0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 ' +
    '9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 ' +
    '9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959',
);

const INVOICES =
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877'.split(' ');
const CREDIT_NOTES = '381 396 81 83 532'.split(' ');
/** The numbers of the rules on VATEX codes. */
const VATEX_RULES: readonly (readonly [rule: string, code: string])[] = [
  ['P0104', 'VATEX-EU-G'],
  ['P0105', 'VATEX-EU-O'],
  ['P0106', 'VATEX-EU-IC'],
  ['P0107', 'VATEX-EU-AE'],
  ['P0108', 'VATEX-EU-D'],
  ['P0109', 'VATEX-EU-F'],
  ['P0110', 'VATEX-EU-I'],
  ['P0111', 'VATEX-EU-J'],
];

/** Whether both parties have German addresses. */
function isGerman({ seller, buyer }: Statement): boolean {
  return seller.address?.country === 'DE' && buyer.address?.country === 'DE';
}

const id = (rule: string): string => `PEPPOL-EN16931-${rule}`;
const letter: { readonly [letter: string]: string } = { a: '-1', b: '-2' };

/** The rules of Peppol BIS Billing 3 (May 2026) that refuse a document. */
export const peppolRules: readonly AnyRule[] = [
  ...sharedPeppolRules,
  lineAmountRule,
  documentRule(
    id('R002'),
    'BG-1',
    'Peppol takes one note, unless both parties are German; leave one of memo and notes',
    (s) => s.notes.length > 1 && !isGerman(s),
  ),
  documentRule(
    id('R003'),
    'BT-10',
    'Peppol needs a buyer reference or a purchase order; set buyerReference or purchaseOrderNumber',
    ({ references }) =>
      references.buyer === undefined && references.purchaseOrder === undefined && references.salesOrder === undefined,
  ),
  documentRule(
    id('P0100'),
    'BT-3',
    'Peppol BIS Billing has no invoices of this type; set documentType',
    (s) => s.kind === 'invoice' && !INVOICES.includes(s.typeCode),
    { shows: (s) => s.typeCode },
  ),
  documentRule(
    id('P0101'),
    'BT-3',
    'Peppol BIS Billing has no credit notes of this type',
    (s) => s.kind === 'credit_note' && !CREDIT_NOTES.includes(s.typeCode),
    { shows: (s) => s.typeCode },
  ),
  documentRule(
    id('P0112'),
    'BT-3',
    'Peppol takes partial (326) and corrected (384) invoices between German parties only; set documentType to "invoice"',
    (s) => (s.typeCode === '326' || s.typeCode === '384') && !isGerman(s),
    { shows: (s) => s.typeCode },
  ),
  documentRule(
    id('CL008'),
    'BT-34',
    'the Peppol network does not know this scheme; set electronicAddress.scheme on the billing entity',
    ({ seller }) => seller.endpoint?.scheme !== undefined && !peppolSchemes.has(seller.endpoint.scheme),
    { shows: ({ seller }) => seller.endpoint?.scheme },
  ),
  documentRule(
    id('CL008'),
    'BT-49',
    'the Peppol network does not know this scheme; set electronicAddress.scheme on the customer',
    ({ buyer }) => buyer.endpoint?.scheme !== undefined && !peppolSchemes.has(buyer.endpoint.scheme),
    { shows: ({ buyer }) => buyer.endpoint?.scheme },
  ),
  ...VATEX_RULES.map(([rule, code]) =>
    vatRule(
      id(rule),
      'BT-121',
      `this exemption code belongs to category ${categoryOfVatex(code)}; set category or exemption.code on the tax`,
      (row) => row.reasonCode?.toUpperCase() === code && row.category !== categoryOfVatex(code),
      { shows: (row) => row.reasonCode },
    ),
  ),
  ...identifierFormatRules,
  ...germanRules({
    id: (number) =>
      `DE-R-${number.replace(/^\d+/, (digits) => digits.padStart(3, '0')).replace(/-([ab])$/, (_, which: string) => letter[which] ?? '')}`,
    applies: isGerman,
  }),
  ...nationalRules,
];
