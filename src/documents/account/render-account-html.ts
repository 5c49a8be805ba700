import type { Invoice } from '../../invoice/invoice.ts';
import { htmlPage } from '../html/page.ts';
import { type AccountOptions, accountSheetOf } from './account-sheet-of.ts';

/**
 * A statement of account as a page of HTML: what one customer owes one billing entity at the end of a day.
 *
 * @throws {ValidationError} the faults of {@link accountSheetOf}
 */
export function renderAccountHtml(invoices: readonly Invoice[], options: AccountOptions): string {
  const sheet = accountSheetOf(invoices, options);
  return (options.template ?? htmlPage)(sheet);
}
