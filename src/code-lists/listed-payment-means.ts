import { type CodeList, codeList } from './code-list.ts';

/**
 * Means of payment (UNCL 4461; BT-81) as BR-CL-16 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. The
 * codes alone, for what checks an issued document.
 */
export const listedPaymentMeans: CodeList = codeList(
  'payment means (UNCL 4461)',
  '1 2 3 4 5 6 7 8 9 1:0-9 2:0-9 3:0-9 4:0-9 5:0-9 6:0-9 70 7:4-8 9:1-8 ZZZ',
);
