import { isIsoDate } from '../../calendar/iso-date.ts';
import { type CreditNoteDecision, createCreditNote } from '../../decisions/credit-notes/create-credit-note.ts';
import type { CreditNoteContext } from '../../decisions/credit-notes/credit-note-context.ts';
import type { CreditNoteInput } from '../../decisions/credit-notes/credit-note-input.ts';
import { eInvoiceFindings } from '../../decisions/e-invoice.ts';
import type { BillingEntity } from '../../directory/billing-entity.ts';
import { formatDocumentNumber } from '../../directory/document-number.ts';
import type { Fault } from '../../errors/fault.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { CreditNote } from '../../invoice/credit-note.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { commitEntry } from '../commit.ts';
import { datedContext, idsFor } from '../context.ts';
import { loadDeposits, lockedDeposits, lockedIds, namedDeposits } from '../deposits.ts';
import { loadRecords } from '../host/load-records.ts';
import { type ChangeOptions, type CreateOptions, checkVersion, requireBothOptions } from '../input/command-options.ts';
import { loadInvoice, lockedInvoice } from '../load-invoice.ts';
import type { Settings } from '../options.ts';
import { answeredCreditNote, answerOnce } from '../stored-answer.ts';
import { type NumberRequest, requestNumber } from '../take-number.ts';

/** A credit note that was not stored: it has no number. */
export type CreditNotePreview = Omit<CreditNote, 'number'> & {
  readonly number: null;
  /** What its e-invoice would miss (`einvoice.*`); creating it is refused for that only where the policy requires e-invoices. */
  readonly warnings: readonly Fault[];
};

/** Create a credit note; see `Invoicing.createCreditNote`. */
export async function creditInvoice(
  settings: Settings,
  id: string,
  input: CreditNoteInput,
  options: CreateOptions & ChangeOptions = {},
): Promise<CreditNote> {
  requireBothOptions(options);
  const command = { name: 'createCreditNote', input: [id, input], idempotencyKey: options.idempotencyKey };
  return answerOnce(settings, command, answeredCreditNote, async (claim) => {
    const loaded = await loadInvoice(settings, id);
    const { context, number } = await prepareCredit(settings, loaded, input);
    const named = await loadDeposits(settings, namedDeposits(undefined, loaded));
    const outcome = await commitEntry<CreditNoteDecision>(settings, {
      invoices: [id, ...lockedIds(named)],
      claim,
      number,
      decide: (found, take) => {
        const invoice = lockedInvoice(found, id);
        checkVersion(invoice, options);
        const earlier = found.creditNotes.filter((note) => note.invoice.id === id);
        const deposits = lockedDeposits(named, found);
        return createCreditNote(invoice, input, { ...context, earlier, deposits, number: take() as string });
      },
    });
    return typeof outcome === 'object' ? outcome.decision.creditNote : undefined;
  });
}

/** The credit note that {@link creditInvoice} would store, without storing it. */
export async function previewCredit(
  settings: Settings,
  id: string,
  input: CreditNoteInput,
): Promise<CreditNotePreview> {
  const invoice = await loadInvoice(settings, id);
  const lenient: Settings = { ...settings, policy: { ...settings.policy, eInvoice: 'optional' } };
  const { context, number } = await prepareCredit(lenient, invoice, input);
  const earlier = await settings.store.creditNotes(settings.tenant, id);
  const likely = formatDocumentNumber(number.records, 1, number.issueDate, 'credit_note');
  const { creditNote } = createCreditNote(invoice, input, {
    ...context,
    earlier,
    number: 'number' in likely ? likely.number : '1',
  });
  const { faults, warnings } = eInvoiceFindings(creditNote, { ...context, policy: settings.policy }, invoice);
  return { ...creditNote, number: null, warnings: [...faults, ...warnings] };
}

async function prepareCredit(
  settings: Settings,
  { billingEntity, customer, lines }: Invoice,
  input: CreditNoteInput,
): Promise<{ context: Omit<CreditNoteContext, 'earlier' | 'number'>; number: NumberRequest }> {
  const references = { customerId: customer.id, billingEntityId: billingEntity.id, lines: [] };
  const { records, faults } = await loadRecords(references, settings);
  // The customer may be gone from the directory; the seller's time zone and number series are needed.
  throwFaults(faults.filter((one) => one.path.startsWith('/billingEntity')));
  const seller = records.billingEntity as BillingEntity;
  const context = datedContext(settings, seller, idsFor(settings, 1 + lines.length));
  const issueDate = isIsoDate(input?.issueDate) ? input.issueDate : context.today;
  const parties = { billingEntity: seller, customer: records.customer ?? customer };
  return {
    context: { ...context, currencies: settings.currencies },
    number: requestNumber(parties, issueDate, 'credit_note'),
  };
}
