import type { TaxAnswer, TaxRequest } from '../pricing/tax-request.ts';

/**
 * Finds the taxes of lines that no other level decided: a tax provider, or a table.
 *
 * It is called outside any transaction. When it throws, says `unavailable` or takes too long, nothing is issued: a
 * rate is never guessed.
 */
export interface TaxResolver {
  resolve(request: TaxRequest, options: { readonly signal: AbortSignal }): Promise<TaxAnswer>;
}
