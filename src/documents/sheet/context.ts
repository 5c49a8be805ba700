import type { DocumentStatement } from '../../statement/statement.ts';
import type { Labels } from '../labels/labels.ts';
import type { Formats } from './formats.ts';

/** What every part of a sheet is made from. */
export interface SheetContext {
  readonly statement: DocumentStatement;
  readonly labels: Labels;
  readonly formats: Formats;
  /** The seller's country, which its own addresses leave out. */
  readonly home: string | undefined;
  /** What was paid and credited since; left out on a document as issued. */
  readonly settlement: Settlement | undefined;
}

/** What happened to an invoice after it was issued; amounts in major units, positive. */
export interface Settlement {
  /** Payments less refunds and reversals. */
  readonly paid: string;
  readonly credited: string;
  readonly writtenOff: string;
  readonly refundable: string;
  readonly due: string;
}
