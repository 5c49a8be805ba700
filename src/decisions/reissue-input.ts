import { isoDateLeaf } from '../calendar/iso-date.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import { currencyCodeLeaf } from '../money/currency-code.ts';
import type { PricingDecisionContext } from '../pricing/context.ts';
import type { DraftUpdate } from '../pricing/input.ts';
import { checkShape } from '../validation/check-shape.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';

/** What `reissue` takes; what is left out is as on the invoice. */
export interface ReissueInput {
  /**
   * ISO 4217. Prices of the catalogue are looked up again; prices that were stated are converted where it is the successor of
   * a withdrawn currency, and must be stated again everywhere else.
   */
  readonly currency?: string;
  /** ISO date: the tax date of the whole document, in place of those that the invoice has. */
  readonly taxPointDate?: string;
}

/** The shape of a {@link ReissueInput}. */
export const reissueShape: ObjectShape<ReissueInput> = object<ReissueInput>({
  currency: optional(currencyCodeLeaf),
  taxPointDate: optional(isoDateLeaf),
});

/** The edit that a reissue makes on its draft. */
export function editOfReissue({ currency }: ReissueInput): DraftUpdate | null {
  return currency === undefined ? null : { currency };
}

/**
 * Refuse an input that cannot be read.
 *
 * @throws {ValidationError} `field.*`, `currency.unknown`, `date.invalid`
 */
export function requireReissueInput(
  input: ReissueInput,
  { currencies }: Pick<PricingDecisionContext, 'currencies'>,
): void {
  throwFaults(checkShape(reissueShape, input, '', { currencies }));
}
