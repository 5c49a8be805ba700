export type { Labels } from './labels/labels.ts';
export type { Logo, ResolvedBrand } from './sheet/resolved-brand.ts';
export type {
  PageTexts,
  Paper,
  Sheet,
  SheetCode,
  SheetFact,
  SheetKind,
  SheetNote,
  SheetParty,
  SheetPayment,
  SheetTotal,
} from './sheet/sheet.ts';
export type { SheetCell, SheetColumn, SheetRow, SheetTable } from './sheet/sheet-table.ts';
