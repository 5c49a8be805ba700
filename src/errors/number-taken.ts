import { ConflictError } from './errors.ts';

/**
 * The refusal to give a number to a second document.
 *
 * @param taken - left out where a store cannot tell which of the numbers it was
 */
export function numberTaken(taken?: {
  readonly number: string | null;
  readonly billingEntity: { readonly id: string };
}): ConflictError {
  const which = taken ? `number "${taken.number}" of billing entity "${taken.billingEntity.id}"` : 'a number';
  const message = `${which} is taken already; set startAt of its series above it, or let the pattern tell the series apart`;
  return new ConflictError('number.taken', message, taken ? { number: taken.number } : {});
}
