import { type CodeList, codeList } from './code-list.ts';

/** Object identifier schemes (UNTDID 1153; BT-18-1, BT-128-1) as BR-CL-07 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const objectSchemes: CodeList = codeList(
  'object identifier schemes (UNTDID 1153)',
  'AA:A-Z AB:A-Z AC AC:A-LN-RT-Z AD:A-GI-QT-Z AE AE:A-Z AF AF:A-Z AG:A-Z AH:A-VX-Z AI:A-Z AJ:A-Z AK:A-Z AL:A-Z ' +
    'AM:A-Z AN:A-Y AO:AD-Z AP AP:A-Z AQ:A-Z AR:A-Z AS:A-Z AT:A-Z AU AU:A-Z AV AV:A-Z AW:A-Z AX:A-SU B:AC-EHM-ORT ' +
    'BTP BW CA:S-Z CB:AB CD CE:CD CF:EFO C:GHK CKN CM CMR CN CNO COF C:PR CRN CS CST C:T-WZ DA DAN D:BILMQR ' +
    'E:ABDE EEP E:INQR ERN E:TX F:CFI FLW F:NOSTVX G:ACD GDN GN HS HWB I:AB IC:AEO I:IL IN:BNO I:PSTV J:BE LA ' +
    'LA:NR L:BCIO LRC LS M:ABF-HR MRN MS MSS MWB N:AF O:HINPR P:B-FIKL POR P:P-SWY R:AC RCN RE REN R:FRT S:ABDE ' +
    'SEA S:FHIMNPQ SRN SS STA S:WZ TB TCR T:EFI TIN T:LNP UAR UC UCN U:NO URI V:AC VGR V:MN VO:NR V:PR-TV ' +
    'W:EMNRSY X:ACP ZZZ',
);
