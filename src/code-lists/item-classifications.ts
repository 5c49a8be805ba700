import { type CodeList, codeList } from './code-list.ts';

/** Item classification schemes (UNTDID 7143; BT-158-1) as BR-CL-13 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const itemClassifications: CodeList = codeList(
  'item classification schemes (UNTDID 7143)',
  'A:A-Z B:A-Z C:CGLRV D:RW E:CF EMD EN FS G:BN GMN GS HS I:BNSTZ M:AFNP NB ON P:DLO PPI PV QS R:CNUY S:AGKN ' +
    'SR:S-Z SS SS:A-Z ST ST:A-Z SU:A-M TG TS:N-U U:AP V:NPSX ZZZ',
);
