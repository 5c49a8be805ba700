import type { Invoice } from '../invoice/invoice.ts';
import type { Found } from '../ports/invoice-store.ts';
import type { DepositState } from '../pricing/deposits/deposit-state.ts';
import { isPlainObject } from '../validation/object.ts';
import { freshIds } from './host/fresh-ids.ts';
import type { Settings } from './options.ts';

const MOST = 100;
/** Most invoices name no deposits, and nothing is loaded for them. */
export const NO_DEPOSITS: readonly DepositState[] = [];

/** The ids of deposits that an input names, as far as it can be read; else those that an invoice names. */
export function namedDeposits(input: unknown, invoice?: Pick<Invoice, 'deposits'>): readonly string[] {
  const given: unknown = isPlainObject(input) ? input['deposits'] : undefined;
  const named: readonly unknown[] = Array.isArray(given)
    ? given.slice(0, MOST).map((one: unknown) => (isPlainObject(one) ? one['invoiceId'] : undefined))
    : given === undefined
      ? (invoice?.deposits ?? []).map(({ invoiceId }) => invoiceId)
      : [];
  return named.length === 0 ? [] : [...new Set(named.filter((id) => typeof id === 'string'))];
}

/** Load deposits, without locks. */
export function loadDeposits(
  { store, tenant, ids }: Settings,
  named: readonly string[],
): Promise<readonly DepositState[]> {
  return Promise.all(
    named.map(async (invoiceId): Promise<DepositState> => {
      const invoice = await store.get(tenant, invoiceId);
      const creditNotes = invoice?.status === 'finalized' ? await store.creditNotes(tenant, invoiceId) : [];
      return { invoiceId, invoice, creditNotes, ids: freshIds(ids, 1 + (invoice?.lines.length ?? 0)) };
    }),
  );
}

/** The ids of those that a commit has to lock. */
export function lockedIds(deposits: readonly DepositState[] | undefined): readonly string[] {
  return (deposits ?? []).flatMap(({ invoice }) => (invoice?.status === 'finalized' ? [invoice.id] : []));
}

/** Deposits as a commit has locked them; one that was not issued yet when it was loaded stays as it was. */
export function lockedDeposits(
  deposits: readonly DepositState[] | undefined,
  { invoices, creditNotes }: Found,
): readonly DepositState[] {
  if (deposits === undefined || deposits.length === 0) return NO_DEPOSITS;
  return deposits.map((state) => {
    if (state.invoice?.status !== 'finalized') return state;
    return {
      ...state,
      invoice: invoices.get(state.invoiceId) ?? null,
      creditNotes: creditNotes.filter((note) => note.invoice.id === state.invoiceId),
    };
  });
}
