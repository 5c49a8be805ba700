import { TaxUnavailableError } from '../../errors/errors.ts';
import type { Plan, PlannedLine } from '../plan.ts';
import type { TaxAnswer } from '../tax-request.ts';
import { awaitsResolver } from '../tax-request-for.ts';
import { readTaxAnswer } from './read-tax-answer.ts';

/**
 * Assign a resolver's taxes to the lines by id; without an answer the lines have no taxes.
 *
 * @throws {TaxUnavailableError} `tax.resolver_invalid` for an answer that cannot be used
 */
export function applyTaxAnswer(
  plan: Plan,
  answer: TaxAnswer | null,
): { readonly lines: readonly PlannedLine[]; readonly pending: boolean } {
  const { lines } = plan;
  if (!lines.some(awaitsResolver)) return { lines, pending: false };
  if (answer?.status !== 'resolved') return { lines, pending: true };
  const reading = readTaxAnswer(answer, plan);
  if ('faults' in reading) throw invalidAnswer(reading.faults);
  return {
    pending: false,
    lines: lines.map((line) => (awaitsResolver(line) ? { ...line, ...reading.taxes.get(line.id) } : line)),
  };
}

/** The error of an answer that cannot be used; it names the first of its faults. */
export function invalidAnswer([first]: readonly {
  readonly path: string;
  readonly message: string;
}[]): TaxUnavailableError {
  return new TaxUnavailableError(`its answer is not valid: ${first?.path}: ${first?.message}`, 'tax.resolver_invalid');
}
