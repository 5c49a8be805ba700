import type { Sheet, SheetFact } from '../sheet/sheet.ts';

/** What an e-mail says: a sheet with some words around it. */
export interface Letter {
  readonly sheet: Sheet;
  readonly greeting: string;
  readonly introduction: string;
  readonly closing: string;
  /** How many lines the document has, for a letter that leaves them out. */
  readonly lineCount: SheetFact;
}

/** Which parts of it are there. */
export interface LetterParts {
  readonly lines: boolean;
  readonly notes: boolean;
}
