import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Labels } from './labels/labels.ts';
import type { Logo } from './sheet/resolved-brand.ts';
import type { Paper, Sheet } from './sheet/sheet.ts';

/** A document that can be printed. */
export type Printable = Invoice | CreditNote;

/** How a seller looks. All of it is checked: these texts and bytes often come from a host's own customers. */
export interface Brand {
  /** Default: the seller's trading name, else its name. */
  readonly name?: string;
  /** At most 500 kB; an SVG cannot run or fetch anything, because it is shown as a picture. */
  readonly logo?: Logo;
  /** A colour as `#rgb` or `#rrggbb`; default `#0b5cff`. */
  readonly accent?: string;
  /** One or two further columns of the footer, of at most 8 lines each. */
  readonly footer?: readonly (readonly string[])[];
}

/** How a document is printed. */
export interface DocumentOptions {
  /** For a credit note: the invoice that it corrects, whose names and prices its lines show. */
  readonly invoice?: Invoice;
  /** BCP 47, such as `"de-AT"`. Default: the customer's, else the billing entity's, else English. */
  readonly locale?: string;
  /** Languages beside English, German, French and Spanish, from `oneoff/documents/labels`. */
  readonly languages?: readonly Labels[];
  /** Default: Letter for sellers in the Americas that use it, else A4. */
  readonly paper?: Paper;
  readonly brand?: Brand;
  /** Words of your own instead of the language's. */
  readonly labels?: Partial<Omit<Labels, 'language' | 'direction'>>;
  /** `"auto"` (default): what the law of the seller's country demands; `"none"`: leave that to the notes of the document. */
  readonly mentions?: 'auto' | 'none';
  /** Paragraphs of your own, printed before the notes of the document. */
  readonly notes?: readonly string[];
  /** `"as_issued"` (default): a payment never changes the page. `"settlement"` adds what was paid and credited since. */
  readonly show?: 'as_issued' | 'settlement';
  /** The page instead of ours, for HTML. */
  readonly template?: Template;
}

/** A page of your own over the same texts. Texts are plain: escape them. */
export type Template = (sheet: Sheet) => string;
