import type { SheetCode } from './sheet-code.ts';

/**
 * A Swiss payment slip, the QR-bill: a receipt and a payment part, 210 × 105 mm, at the lower edge of a page.
 *
 * Its texts are in the language of the document where that is one of the four that are allowed, else in English.
 */
export interface SheetSlip {
  /** `de`, `fr`, `it` or `en`. */
  readonly language: string;
  /** Above the line where it is cut off. */
  readonly separate: string;
  readonly receipt: SlipPart;
  readonly payment: SlipPart;
  readonly currency: SlipSection;
  readonly amount: SlipSection;
  /** Where the post office stamps the receipt. */
  readonly acceptance: string;
  /** 46 × 46 mm, with a Swiss cross of 7 × 7 mm over its middle. */
  readonly code: SheetCode;
}

/** One of the two parts of a slip. */
export interface SlipPart {
  readonly title: string;
  readonly sections: readonly SlipSection[];
}

/** A heading and what is below it; without lines it is an empty field that the payer fills in. */
export interface SlipSection {
  readonly heading: string;
  readonly lines: readonly string[];
}
