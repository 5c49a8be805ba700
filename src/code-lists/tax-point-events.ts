import { type CodeList, codeList, wordMeant } from './code-list.ts';

/** The codes of UNTDID 2475, which CII writes for the same events, and words. */
const MEANT: { readonly [written: string]: string } = {
  5: '3',
  29: '35',
  72: '432',
  invoice: '3',
  issue: '3',
  delivery: '35',
  payment: '432',
};

/** Tax point events (UNTDID 2005; BT-8) as BR-CL-06 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them: invoice date, delivery, payment. */
export const taxPointEvents: CodeList = codeList('tax point events (UNTDID 2005)', '3 35 432', (written) =>
  wordMeant(MEANT, written),
);
