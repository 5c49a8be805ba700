// What the resolvers of this folder share: a request to a tax service, and its decimals as text.
import type { ResolvedTax } from 'oneoff';
import { parseJson } from '../compatible-apis/exact-json.ts';
import { plainDecimal } from '../compatible-apis/request-decimal.ts';

/** How to reach a tax service. `fetch` is a parameter so that a test can answer in its place. */
export interface Access {
  readonly apiKey: string;
  readonly fetch?: typeof fetch;
}

/** The service answered, and said no. */
export class TaxServiceError extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`the tax service answered ${status}: ${body.slice(0, 200)}`);
    this.status = status;
  }
}

/**
 * The body of an answer, with its numbers kept as text.
 *
 * @throws {TaxServiceError} for a status that is not 2xx
 */
export async function ask(access: Access, url: string, init: RequestInit): Promise<unknown> {
  const answer = await (access.fetch ?? fetch)(url, init);
  const bytes = await answer.arrayBuffer();
  if (answer.ok) return parseJson(bytes);
  throw new TaxServiceError(answer.status, new TextDecoder().decode(bytes));
}

/** A decimal of an answer, as text; missing is zero. */
export function decimal(value: unknown): string {
  return value === undefined || value === null ? '0' : (plainDecimal(value) ?? String(value));
}

/** A fraction as a percentage: `0.0725` is `"7.25"`. */
export function percentOf(fraction: unknown): string {
  const [whole, decimals = ''] = decimal(fraction).split('.');
  return decimal(`${whole}${decimals.slice(0, 2).padEnd(2, '0')}.${decimals.slice(2)}`);
}

/** Whether a service found anything to charge. */
export function isCharged({ amount }: ResolvedTax): boolean {
  return /[1-9]/.test(amount ?? '');
}
