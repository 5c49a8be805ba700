import type { Fault } from '../../errors/fault.ts';
import type { ResolvedBrand } from './resolved-brand.ts';
import type { SheetCode } from './sheet-code.ts';
import type { SheetSlip } from './sheet-slip.ts';
import type { SheetTable } from './sheet-table.ts';

/**
 * Every text of a document as it is printed: localized, formatted, in reading order.
 *
 * HTML, e-mail and PDF only lay it out, so they always say the same. It is made of JSON values but for the bytes of a
 * logo. A list may be empty; `null` means that the document has no such part. Texts are plain text, never markup: whoever
 * writes them into HTML escapes them.
 */
export interface Sheet {
  readonly kind: SheetKind;
  /** BCP 47, of texts and figures: the `lang` of a page and of a PDF. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly paper: Paper;
  /** Where the recipient's address is printed, so that a window envelope shows it. */
  readonly window: 'left' | 'right';
  /** DIN 5008 form B: marks at 105 and 210 mm, and at half the height. */
  readonly foldMarks: boolean;
  readonly brand: ResolvedBrand;
  /** What kind of document and its number, such as `Rechnung RE-2026-0118`: the heading and the title of a file. */
  readonly title: string;
  /** The number alone; `null` on a draft that has none. */
  readonly number: string | null;
  /** ISO date, for the metadata of a file. */
  readonly issueDate: string | null;
  /** Printed over or across each page of a draft and a voided document. */
  readonly stamp: { readonly kind: 'draft' | 'voided'; readonly text: string } | null;
  /** The sender in one line, small above the recipient. */
  readonly returnAddress: string;
  readonly seller: SheetParty;
  readonly recipient: SheetParty;
  /** Number, dates, references, tax ids; beside the recipient. */
  readonly facts: readonly SheetFact[];
  /** Delivery address, tax representative, payee. */
  readonly parties: readonly SheetParty[];
  /** Texts above the table, such as the invoice that a credit note corrects. */
  readonly introduction: readonly string[];
  readonly table: SheetTable;
  /** Below the table, aligned with its amounts, in order. */
  readonly totals: readonly SheetTotal[];
  readonly payment: SheetPayment | null;
  /** Legal mentions, then the notes of the document, one paragraph each. */
  readonly notes: readonly SheetNote[];
  /** Up to four columns of short lines, on each page. */
  readonly footer: readonly (readonly string[])[];
  readonly pages: PageTexts;
  /** Legal mentions that need data which the document has not; nothing is printed for them. */
  readonly warnings: readonly Fault[];
}

/** What a sheet is. */
export type SheetKind = 'invoice' | 'credit_note' | 'receipt' | 'account';

/** The paper that a sheet is laid out for: A4 is 210 × 297 mm, Letter 215.9 × 279.4 mm. */
export type Paper = 'A4' | 'letter';

/** A name and an address. */
export interface SheetParty {
  /** What the party is, such as `Lieferadresse`; `null` for the seller and the recipient. */
  readonly heading: string | null;
  readonly name: string;
  /** Below the name: trading name, street, town, country (left out when it is the seller's). */
  readonly lines: readonly string[];
}

/** A label and its value. */
export interface SheetFact {
  /** Stable, for templates: `number`, `issueDate`, `dueDate`, `purchaseOrder` … */
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** A row of the totals. */
export interface SheetTotal {
  /** Stable: `net`, `tax`, `taxTotal`, `total`, `withheld`, `rounding`, `payable`, `paid`, `due` … */
  readonly key: string;
  readonly label: string;
  /** Formatted; a `total` with its currency. */
  readonly value: string;
  /** The amount as the document has it, in major units. */
  readonly raw: string;
  /** One row at most is a `total`, the figure that counts; a statement of account in two currencies has none. */
  readonly weight: 'plain' | 'strong' | 'total';
}

/** How to pay. */
export interface SheetPayment {
  /** Sentences, such as when to pay and the discounts for early payment. */
  readonly texts: readonly string[];
  /** Ways to pay; the first is the preferred one. */
  readonly ways: readonly {
    /** Such as `Überweisung`; `null` where there is one way only. */
    readonly heading: string | null;
    /** Keys: `accountName`, `iban`, `account`, `bank`, `reference`, `mandate`, `creditor`, `debtor`, `card`, `holder`, `means`. */
    readonly facts: readonly SheetFact[];
  }[];
  /** A code that a banking app scans; `null` where IBAN, EUR or an amount is missing, and where there is a slip. */
  readonly code: SheetCode | null;
  /** The Swiss payment slip; `null` where no Swiss account is paid to. */
  readonly slip: SheetSlip | null;
}

/** A paragraph below the totals. */
export interface SheetNote {
  /** `memo`, `note`, or the mention, such as `reverse_charge`. */
  readonly key: string;
  readonly text: string;
}

/** Texts that depend on the page. */
export interface PageTexts {
  /** With `{page}` and `{pages}`, such as `Seite {page} von {pages}`; digits as the locale writes them: see `digits`. */
  readonly template: string;
  /** The locale's digits 0 to 9. */
  readonly digits: string;
  /** Left and right at the top of the second page and those that follow. */
  readonly running: readonly [string, string];
}
