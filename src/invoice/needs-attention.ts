import type { Invoice } from './invoice.ts';

/** Whether somebody must look at an invoice before it is issued: it has warnings, or its tax is not known yet. */
export function needsAttention({
  status,
  warnings,
  taxStatus,
}: Pick<Invoice, 'status' | 'warnings' | 'taxStatus'>): boolean {
  return (status === 'draft' || status === 'open') && (warnings.length > 0 || taxStatus === 'pending');
}
