import { type CodeList, codeList } from './code-list.ts';

/** Identifier schemes (ISO 6523 ICD; BT-29-1, BT-30-1, BT-46-1, BT-47-1) as BR-CL-10 of the EN 16931 validation artefacts 1.3.16 (April 2026) checks them. */
export const identifierSchemes: CodeList = codeList(
  'identifier schemes (ISO 6523 ICD)',
  '000:2-9 001:0-9 002:0-9 003:0-9 004:0-9 005:0-9 006:0-9 007:0-9 008:0-9 009:013-9 010:0-24-9 011:0-9 012:0-9 ' +
    '013:0-9 014:0-9 015:0-9 016:0-9 017:0-9 018:03-9 019:0-9 020:0-9 021:0-9 022:0-9 023:0-9 024:0-8',
);
