import { type CodeList, codeList } from './code-list.ts';

/** Tax point events (UNTDID 2005; BT-8) as BR-CL-06 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them: invoice date, delivery, payment. */
export const taxPointEvents: CodeList = codeList('tax point events (UNTDID 2005)', '3 35 432');
