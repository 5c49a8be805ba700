import { TaxUnavailableError, ValidationError } from '../../errors/errors.ts';
import type { Plan } from '../../pricing/plan.ts';
import type { TaxAnswer, TaxRequest } from '../../pricing/tax-request.ts';
import { invalidAnswer } from '../../pricing/taxes/apply-tax-answer.ts';
import { readTaxAnswer } from '../../pricing/taxes/read-tax-answer.ts';
import type { Settings } from '../options.ts';

/** A usable answer, or why it is missing. */
export type Resolution = { readonly answer: TaxAnswer | null; readonly failure?: TaxUnavailableError };

/**
 * Ask the tax resolver. Errors, time-outs and malformed answers all mean that the taxes are
 * not known; none is guessed.
 *
 * @throws {ValidationError} what the resolver says is wrong with the input, such as `customer.country_required`
 */
export async function askResolver(
  request: TaxRequest,
  plan: Plan,
  { taxResolver, taxTimeoutMs }: Settings,
): Promise<Resolution> {
  if (taxResolver === undefined) return { answer: null };
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<TaxAnswer>((resolve) => {
    timer = setTimeout(
      () => resolve({ status: 'unavailable', reason: `no answer within ${taxTimeoutMs} ms` }),
      taxTimeoutMs,
    );
  });
  try {
    const given = await Promise.race([taxResolver.resolve(request, { signal: controller.signal }), timeout]);
    // A copy: what a resolver does to its answer later changes nothing.
    const answer = given && (JSON.parse(JSON.stringify(given)) as TaxAnswer);
    if (answer?.status === 'rejected') throw new ValidationError(answer.faults);
    if (answer?.status === 'unavailable') return { answer: null, failure: new TaxUnavailableError(answer.reason) };
    const reading = readTaxAnswer(answer, plan);
    return 'faults' in reading ? { answer: null, failure: invalidAnswer(reading.faults) } : { answer };
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return { answer: null, failure: new TaxUnavailableError(reason, 'tax.unavailable', { cause: error }) };
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
