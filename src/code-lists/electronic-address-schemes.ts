import { type CodeList, codeList } from './code-list.ts';

/** Electronic address schemes (CEF EAS; BT-34-1, BT-49-1) as BR-CL-25 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const electronicAddressSchemes: CodeList = codeList(
  'electronic address schemes (EAS)',
  '000:279 0037 0060 0088 009:67 0106 013:05 014:27 015:148 017:07 018:348 019:0-689 020:0-589 021:0-35-9 ' +
    '022:015 023:05 024:042568 991:03-589 992:02-9 993:0-9 994:0-9 995:0-379 A:NQSU EM',
);
