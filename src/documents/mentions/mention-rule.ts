import type { DocumentStatement } from '../../statement/statement.ts';
import type { Labels } from '../labels/labels.ts';
import type { Formats } from '../sheet/formats.ts';

/** A sentence that a law demands in a case, or what must be there before it can be printed. */
export interface MentionRule {
  /** Stable, such as `reverse_charge`. */
  readonly key: string;
  /** Whether the law demands it of this document; always where it is left out. */
  readonly when?: (statement: DocumentStatement) => boolean;
  /** The sentence; `undefined` where the document says it already. */
  readonly text?: (statement: DocumentStatement, labels: Labels, formats: Formats) => string | undefined;
  /** Instead of a sentence: what is missing, and the way out. */
  readonly missing?: { readonly path: string; readonly message: string };
}

/** Whether some row of the VAT breakdown has a category (UNCL 5305). */
export function hasCategory(category: string): (statement: DocumentStatement) => boolean {
  return ({ vat }) => vat.some((row) => row.category === category);
}

/** Whether some row of the VAT breakdown is exempt for a reason (VATEX). */
export function hasReason(...codes: readonly string[]): (statement: DocumentStatement) => boolean {
  return ({ vat }) => vat.some(({ reasonCode = '' }) => codes.includes(reasonCode.toUpperCase()));
}

/** Whether a note with such a subject (UNTDID 4451) is there. */
export function hasNote({ notes }: DocumentStatement, subject: string): boolean {
  return notes.some((note) => note.subject === subject);
}

/** Whether the notes say a word. */
export function notesSay({ notes }: DocumentStatement, word: RegExp): boolean {
  return notes.some(({ text }) => word.test(text));
}

/** Whether both parties are in the seller's country. */
export function isDomestic({ seller, buyer }: DocumentStatement): boolean {
  return seller.address?.country === buyer.address?.country;
}

/** Whether the seller's name says that it is a company, by its legal form. */
export function isCompany({ seller }: DocumentStatement, forms: RegExp): boolean {
  return forms.test(seller.name ?? '');
}
