import { type CodeList, codeList } from './code-list.ts';

/** VAT exemption reason codes (CEF VATEX; BT-121) as BR-CL-22 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const vatexCodes: CodeList = codeList(
  'VAT exemption reasons (VATEX)',
  'VATEX-EU-79-C VATEX-EU-132 VATEX-EU-132-1:A-Q VATEX-EU-135-1 VATEX-EU-143 VATEX-EU-143-1:A-F ' +
    'VATEX-EU-143-1FA VATEX-EU-143-1:G-L VATEX-EU-144 VATEX-EU-146-1E VATEX-EU-159 VATEX-EU-309 VATEX-EU-148 ' +
    'VATEX-EU-148-:A-G VATEX-EU-151 VATEX-EU-151-1A VATEX-EU-151-1AA VATEX-EU-151-1:B-E VATEX-EU-:GO VATEX-EU-IC ' +
    'VATEX-EU-AE VATEX-EU-:DFIJ VATEX-FR-FRANCHISE VATEX-FR-CNWVAT VATEX-EU-153 VATEX-FR-CGI261-:1-578 ' +
    'VATEX-FR-CGI261:AB VATEX-FR-CGI261C-:1-3 VATEX-FR-CGI261D-1 VATEX-FR-CGI261D-1BIS VATEX-FR-CGI261D-:2-4 ' +
    'VATEX-FR-CGI261E-:12 VATEX-FR-CGI277A VATEX-FR-CGI275 VATEX-FR-298SEXDECIESA VATEX-FR-CGI295 VATEX-FR-AE',
);

/**
 * The categories of the codes that stand for more than an exemption: export, outside the scope, intra-community supply
 * and reverse charge (Peppol BIS P0104 to P0107, the CEF list's own notes).
 */
const CATEGORIES: { readonly [code: string]: string } = {
  'VATEX-EU-G': 'G',
  'VATEX-EU-O': 'O',
  'VATEX-EU-IC': 'K',
  'VATEX-EU-AE': 'AE',
  'VATEX-FR-AE': 'AE',
};

/** The code that a category of its own has, such as `VATEX-EU-AE` for reverse charge. */
export function vatexOfCategory(category: string): string | undefined {
  return Object.keys(CATEGORIES).find((code) => CATEGORIES[code] === category);
}

/**
 * The VAT category that an exemption reason belongs to; every other code of the list, those of the margin schemes
 * included (P0108 to P0111), belongs to `E`.
 */
export function categoryOfVatex(code: string): string {
  return Object.hasOwn(CATEGORIES, code) ? (CATEGORIES[code] as string) : 'E';
}
