import type { DraftInvoice, FinalizedInvoice, OpenInvoice, VoidedInvoice } from '../../invoice/invoice.ts';
import { sampleContent } from './sample-content.ts';

/** A draft without a number. */
export function sampleDraft(members: Partial<DraftInvoice> = {}): DraftInvoice {
  return {
    ...sampleContent,
    status: 'draft',
    onHold: false,
    number: null,
    issueDate: null,
    dueDate: null,
    finalizedAt: null,
    voidedAt: null,
    ...members,
  };
}

/** An approved invoice without a number. */
export function sampleOpen(members: Partial<OpenInvoice> = {}): OpenInvoice {
  return { ...sampleDraft(), status: 'open', ...members };
}

/** An issued invoice with every field filled. */
export function sampleFinalized(members: Partial<FinalizedInvoice> = {}): FinalizedInvoice {
  return {
    ...sampleContent,
    status: 'finalized',
    onHold: false,
    number: `N-${members.id ?? sampleContent.id}`,
    issueDate: '2025-03-10',
    dueDate: '2025-04-09',
    finalizedAt: '2025-03-10T09:00:00.000Z',
    ...members,
  };
}

/** A cancelled invoice. */
export function sampleVoided(members: Partial<VoidedInvoice> = {}): VoidedInvoice {
  const { id = sampleContent.id, ...others } = members;
  return {
    ...sampleFinalized({ id }),
    status: 'voided',
    voidedAt: '2025-03-14T09:00:00.000Z',
    voidReason: 'wrong buyer',
    ...others,
  };
}
