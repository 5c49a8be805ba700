import { toInstant } from '../../calendar/instant.ts';
import { isIsoDate } from '../../calendar/iso-date.ts';
import { dayIn } from '../../calendar/time-zone.ts';
import {
  type CreditNoteContext,
  type CreditNoteDecision,
  createCreditNote,
} from '../../decisions/credit-notes/create-credit-note.ts';
import type { CreditNoteInput } from '../../decisions/credit-notes/credit-note-input.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import { IDS_PER_DECISION } from '../../invoice/decide.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import type { KeyClaim } from '../../ports/invoice-store.ts';
import { type ChangeOptions, checkVersion, notFound } from '../change.ts';
import { commitEntry } from '../commit.ts';
import type { CreateOptions } from '../create.ts';
import { loadRecords } from '../load-records.ts';
import type { Settings } from '../options.ts';
import { claimOf, findAnswer, lostAnswer } from '../replay.ts';
import { type NumberRequest, requestNumber } from '../take-number.ts';

/** A credit note that was not stored: it has no number. */
export type CreditNotePreview = Omit<CreditNote, 'number'> & { readonly number: null };

/** Create a credit note; see `Invoicing.createCreditNote`. */
export async function creditInvoice(
  settings: Settings,
  id: string,
  input: CreditNoteInput,
  { idempotencyKey, ...options }: CreateOptions & ChangeOptions,
): Promise<CreditNote> {
  const claim = await claimOf(idempotencyKey, 'createCreditNote', [id, input]);
  const earlier = claim && (await settings.store.findReplay(settings.tenant, claim.key));
  if (claim && earlier) return creditNoteOf(claim, settings);
  const { context, number } = await prepareCredit(settings, await load(settings, id), input);
  const outcome = await commitEntry<CreditNoteDecision>(settings, {
    invoices: [id],
    claim,
    number,
    decide: ({ invoices, creditNotes }, take) => {
      const invoice = invoices.get(id);
      if (invoice === undefined) throw notFound(id);
      checkVersion(invoice, options);
      return createCreditNote(invoice, input, { ...context, earlier: creditNotes, number: take() as string });
    },
  });
  return typeof outcome === 'object' ? outcome.decision.creditNote : creditNoteOf(claim as KeyClaim, settings);
}

/** The credit note that {@link creditInvoice} would store, without storing it. */
export async function previewCredit(
  settings: Settings,
  id: string,
  input: CreditNoteInput,
): Promise<CreditNotePreview> {
  const invoice = await load(settings, id);
  const { context } = await prepareCredit(settings, invoice, input);
  const earlier = await settings.store.creditNotes(settings.tenant, id);
  return { ...createCreditNote(invoice, input, { ...context, earlier, number: '' }).creditNote, number: null };
}

async function load({ store, tenant }: Settings, id: string): Promise<Invoice> {
  const invoice = await store.get(tenant, id);
  if (invoice === null) throw notFound(id);
  return invoice;
}

async function prepareCredit(
  settings: Settings,
  { billingEntity, customer, lines }: Invoice,
  input: CreditNoteInput,
): Promise<{ context: Omit<CreditNoteContext, 'earlier' | 'number'>; number: NumberRequest }> {
  const { policy, clock, ids } = settings;
  const references = { customerId: customer.id, billingEntityId: billingEntity.id, lines: [] };
  const { records, faults } = await loadRecords(references, settings);
  // The buyer may be gone from the directory; the seller's days and numbers are needed.
  throwFaults(faults.filter((one) => one.path.startsWith('/billingEntity')));
  const parties = {
    billingEntity: records.billingEntity as NumberRequest['records']['billingEntity'],
    customer: records.customer ?? customer,
  };
  const now = toInstant(clock.now());
  const today = dayIn(parties.billingEntity.timeZone, now);
  const fresh = Array.from({ length: 1 + lines.length + IDS_PER_DECISION }, () => ids.next());
  const issueDate = isIsoDate(input?.issueDate) ? input.issueDate : today;
  return { context: { now, ids: fresh, policy, today }, number: requestNumber(parties, issueDate, 'credit_note') };
}

async function creditNoteOf(claim: KeyClaim, settings: Settings): Promise<CreditNote> {
  const answer = await findAnswer(claim, settings);
  const note = 'creditNote' in answer ? await settings.store.getCreditNote(settings.tenant, answer.creditNote) : null;
  if (note === null) throw lostAnswer();
  return note;
}
