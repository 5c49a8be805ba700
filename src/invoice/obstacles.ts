import type { Fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import type { InvoiceContent } from './invoice.ts';

/** Warnings of what is probably a mistake, and may be right. */
const ADVICE: readonly FaultCode[] = ['tax.rate_below_one'];

/** The warnings that keep a draft from being opened and finalized; those of e-invoices depend on the policy. */
export function obstacles({ warnings }: Pick<InvoiceContent, 'warnings'>): readonly Fault[] {
  return warnings.filter(({ code }) => !ADVICE.includes(code) && !code.startsWith('einvoice.'));
}
