import { TaxUnavailableError, ValidationError } from '../errors/errors.ts';
import { validateTaxAnswer } from '../pricing/resolve-plan.ts';
import type { TaxAnswer, TaxRequest } from '../pricing/tax-request.ts';
import type { Settings } from './options.ts';

/** A usable answer, or why there is none. */
export type Resolution = { readonly answer: TaxAnswer | null; readonly failure?: TaxUnavailableError };

/**
 * Ask the tax resolver, if there is anything to ask. Errors, time-outs and malformed answers all mean the same: there
 * is no tax, and none is guessed.
 *
 * @throws {ValidationError} what the resolver says is wrong with the input, such as `customer.country_required`
 */
export async function askResolver(
  request: TaxRequest | null,
  exponent: number,
  { taxResolver, taxTimeoutMs }: Settings,
): Promise<Resolution> {
  if (request === null || taxResolver === undefined) return { answer: null };
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<TaxAnswer>((resolve) => {
    timer = setTimeout(
      () => resolve({ status: 'unavailable', reason: `no answer within ${taxTimeoutMs} ms` }),
      taxTimeoutMs,
    );
  });
  try {
    const answer = await Promise.race([taxResolver.resolve(request, { signal: controller.signal }), timeout]);
    const invalid = validateTaxAnswer(answer, request, exponent);
    if (invalid[0])
      return {
        answer: null,
        failure: new TaxUnavailableError(
          `its answer is not valid: ${invalid[0].path}: ${invalid[0].message}`,
          'tax.resolver_invalid',
        ),
      };
    if (answer.status === 'rejected') throw new ValidationError(answer.faults);
    return answer.status === 'resolved'
      ? { answer }
      : { answer: null, failure: new TaxUnavailableError(answer.reason) };
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return { answer: null, failure: new TaxUnavailableError(reason, 'tax.unavailable', { cause: error }) };
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
