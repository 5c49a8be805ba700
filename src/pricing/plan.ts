import type { Rounding } from '../calculation/calculation.ts';
import type { ReadLine } from '../calculation/read-form.ts';
import type { ReadTax } from '../calculation/read-tax.ts';
import type { InvoiceRecords } from '../directory/invoice-records.ts';
import type { InvoiceLine } from '../invoice/invoice.ts';
import type { Currency } from '../money/currency.ts';
import type { Policy } from '../policy/policy.ts';
import type { LineTaxSource } from '../tax/tax.ts';
import type { PlannedDetails } from './details.ts';

/** A line with every default filled, its decimals parsed and its taxes read. */
export interface PlannedLine
  extends ReadLine,
    Pick<
      InvoiceLine,
      | 'id'
      | 'addOn'
      | 'name'
      | 'description'
      | 'group'
      | 'unit'
      | 'period'
      | 'taxPointDate'
      | 'taxDate'
      | 'note'
      | 'item'
      | 'references'
      | 'metadata'
    > {
  /** The taxes that the customer withholds; the others are in `taxes`. */
  readonly withheld: readonly ReadTax[];
  /** Which level decided the taxes; a line of the `resolver` has none until the resolver has answered. */
  readonly taxSource: LineTaxSource | null;
  /** Id of the deposit that it deducts. */
  readonly deposit?: string;
  /** The caller's cross-check, in major units. */
  readonly expectedAmount: string | undefined;
}

/**
 * An accepted document, new or edited, before it is priced: what is billed, in which currency, under which taxes.
 *
 * Every decimal is parsed and every default filled, so that no later step reads the caller's input again.
 */
export interface Plan {
  readonly records: InvoiceRecords;
  readonly policy: Policy;
  readonly currency: Currency;
  readonly rounding: Rounding;
  readonly lines: readonly PlannedLine[];
  readonly details: PlannedDetails;
  /** Whether the caller names the deposits now. If so, one that cannot be deducted is refused; otherwise it is a warning. */
  readonly namesDeposits: boolean;
  /** ISO date whose taxes apply to the document. */
  readonly taxDate: string;
  /** The caller's cross-check, in major units. */
  readonly expectedTotal: string | undefined;
}
