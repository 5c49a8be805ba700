import type { CreditNote } from '../invoice/credit-note.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { numberRange } from '../paging/number-range.ts';
import type { TakenNumber, TakenNumbersQuery } from '../ports/invoice-store.ts';
import { compareCodePoints } from './compare-code-points.ts';

/**
 * The numbers of a query among documents of its kind.
 *
 * @throws {ValidationError} `field.value` for a limit outside 1 to 1000
 */
export function numbersInOrder(
  documents: readonly (Invoice | CreditNote)[],
  query: TakenNumbersQuery,
): readonly TakenNumber[] {
  const { from, after, limit } = numberRange(query);
  return documents
    .flatMap(({ number, billingEntity, customer }) =>
      number !== null && billingEntity.id === query.billingEntityId ? [{ number, customerId: customer.id }] : [],
    )
    .filter(({ number }) => number.startsWith(from) && (after === undefined || compareCodePoints(number, after) > 0))
    .sort((a, b) => compareCodePoints(a.number, b.number))
    .slice(0, limit);
}
