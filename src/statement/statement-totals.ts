/** A discount or a surcharge of a document or a line (BG-20, BG-21, BG-27, BG-28), positive. */
export interface AllowanceCharge {
  /** BT-92, BT-99, BT-136, BT-141. */
  readonly amount: string;
  /** BT-93, BT-100, BT-137, BT-142. */
  readonly base?: string;
  /** Percent (BT-94, BT-101, BT-138, BT-143). */
  readonly percent?: string;
  /** BT-97, BT-104, BT-139, BT-144. */
  readonly reason?: string;
  /** BT-98, BT-140: UNTDID 5189; BT-105, BT-145: UNTDID 7161. */
  readonly reasonCode?: string;
  /** BT-95, BT-102; on a document, never on a line. */
  readonly category?: string;
  /** Percent (BT-96, BT-103). */
  readonly rate?: string;
}

/** The totals (BG-22), in the invoice's currency if not said otherwise. */
export interface StatementTotals {
  /** BT-106: Σ line amounts. */
  readonly lines: string;
  /** BT-107. */
  readonly allowances?: string;
  /** BT-108. */
  readonly charges?: string;
  /** BT-109. */
  readonly withoutVat: string;
  /** BT-110. */
  readonly vat?: string;
  /** BT-111, in the tax currency (BT-6). */
  readonly vatInTaxCurrency?: string;
  /** BT-112. */
  readonly withVat: string;
  /** BT-113: what was paid before; the deposits of a final invoice. */
  readonly paid?: string;
  /** BT-114: what cash rounding adds, of any sign. */
  readonly rounding?: string;
  /** BT-115. */
  readonly due: string;
}

/** A row of the VAT breakdown (BG-23). */
export interface VatBreakdown {
  /** BT-116. */
  readonly taxable: string;
  /** BT-117. */
  readonly tax: string;
  /** BT-118, UNCL 5305. */
  readonly category: string;
  /** Percent (BT-119); left out for category O. */
  readonly rate?: string;
  /** BT-120. */
  readonly reason?: string;
  /** BT-121, a VATEX code. */
  readonly reasonCode?: string;
}
