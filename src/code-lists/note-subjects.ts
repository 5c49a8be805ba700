import { type CodeList, codeList, wordMeant } from './code-list.ts';

/** What people write for the subject of a note. */
const MEANT: { readonly [written: string]: string } = {
  general: 'AAI',
  payment: 'PMT',
  penalty: 'PMD',
  discount: 'AAB',
  regulatory: 'REG',
  legal: 'ABL',
  tax: 'TXD',
  customs: 'CUS',
  seller: 'SUR',
};

/** Subjects of notes (UNTDID 4451; BT-21) as BR-CL-08 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const noteSubjects: CodeList = codeList(
  'subjects of notes (UNTDID 4451)',
  'AA:A-GI-Z AB:A-XZ AC:A-Z AD:A-Z AE:A-Z AF:A-Z AG:A-Z AH:A-Z AI:A-Z AJ:AB AL:C-Q AR:RS AU:T-Z AV:A-F BA:G-S ' +
    'BL:C-Z BM:A-E CCI CEX CHG CIP CL:PR COI CU:RS DAR DCL DEL DIN DOC DUT EUR FBC GBL GEN GS7 HA:NZ ICN IIN IMI ' +
    'IN:DSV IRP IT:RS LAN LIN LOI MCO MDH MKS ORI OSI PA:CIY PK:GT PM:DT PR:DFI PUR QIN QQD QUT RAH RE:GTV RQR ' +
    'SAF SI:CN SLR SP:AGHPT SRN SSR SUR TCA TDT TR:AR TXD WHI ZZZ',
  (written) => wordMeant(MEANT, written),
);
