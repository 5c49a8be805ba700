/**
 * A row of the taxes that the customer withholds and pays to the authorities, such as IRPF, ritenuta d'acconto or TDS.
 *
 * They are no part of `taxes`, `taxAmount` or `total`; they lower what is payable. Amounts in major units.
 */
export interface Withholding {
  readonly code: string;
  /** What documents call it, such as `IRPF`. */
  readonly name: string;
  readonly scheme: string;
  /** Percent. */
  readonly rate: string;
  readonly jurisdiction: string | null;
  /** The net amount that it is withheld from. */
  readonly base: string;
  /** What the customer withholds. */
  readonly amount: string;
}

/** A line's share of a withheld tax, in major units. */
export interface LineWithholding {
  readonly code: string;
  /** Percent. */
  readonly rate: string;
  /** Its share of what is withheld. */
  readonly amount: string;
}

/** A deposit that an invoice deducts, as it stood when it was deducted; amounts in major units. */
export interface InvoiceDeposit {
  /** Id of the invoice that billed the deposit. */
  readonly invoiceId: string;
  /** The name of the line that deducts it, where the input gave one. */
  readonly name: string | null;
  /** `null` on a draft, while the deposit has none. */
  readonly number: string | null;
  /** ISO date. */
  readonly issueDate: string | null;
  /** Net, less what was credited. */
  readonly subtotal: string;
  /** The tax that it deducts. */
  readonly taxAmount: string;
  /** With tax. */
  readonly total: string;
}

/** A small amount that is no longer claimed. It has no number and lowers no tax. */
export interface WriteOff {
  readonly id: string;
  /** Major units, positive. */
  readonly amount: string;
  /** The host's own words. */
  readonly reason: string;
  /** ISO instant. */
  readonly writtenOffAt: string;
  /** ISO instant; `null` while it holds. */
  readonly reversedAt: string | null;
}
