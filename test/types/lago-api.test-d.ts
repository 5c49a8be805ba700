import type {
  AddOnObject,
  BillingEntityObject,
  CreditNoteEstimated,
  CreditNoteExtendedObject,
  CustomerObjectExtended,
  InvoiceObject,
  InvoiceObjectExtended,
  PaymentObject,
  TaxObject,
} from 'lago-javascript-client';
import { expectTypeOf, test } from 'vitest';
import type { addOnView } from '../../examples/compatible-apis/lago/add-on-view.ts';
import type { billingEntityView } from '../../examples/compatible-apis/lago/billing-entity-view.ts';
import type { creditNoteView } from '../../examples/compatible-apis/lago/credit-note-view.ts';
import type { customerView } from '../../examples/compatible-apis/lago/customer-view.ts';
import type { estimateView } from '../../examples/compatible-apis/lago/estimate-view.ts';
import type { invoiceView, listedInvoiceView } from '../../examples/compatible-apis/lago/invoice-view.ts';
import type { paymentView } from '../../examples/compatible-apis/lago/payment-view.ts';
import type { taxViews } from '../../examples/compatible-apis/lago/tax-view.ts';

/**
 * What Lago's client types, as it travels: any text where the client lists words, and `null` where there is nothing, as
 * Lago answers it too.
 */
type Wire<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? readonly Wire<Item>[]
        : T extends object
          ? { readonly [Field in keyof T]: Wire<T[Field]> | null }
          : T;

type Answer<View extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<View>>;

/** Compiles where an answer is what the client types. */
type Fits<Client, View extends Wire<Client>> = View;

test("every answer of the Lago example has the fields and types of the client's types", () => {
  expectTypeOf<Fits<InvoiceObjectExtended, Answer<typeof invoiceView>>>().toBeObject();
  expectTypeOf<Fits<InvoiceObject, Answer<typeof listedInvoiceView>>>().toBeObject();
  expectTypeOf<Fits<CustomerObjectExtended, Answer<typeof customerView>>>().toBeObject();
  expectTypeOf<Fits<AddOnObject, Answer<typeof addOnView>>>().toBeObject();
  expectTypeOf<Fits<TaxObject, Answer<typeof taxViews>[number]>>().toBeObject();
  expectTypeOf<Fits<BillingEntityObject, Answer<typeof billingEntityView>>>().toBeObject();
  expectTypeOf<Fits<PaymentObject, Answer<typeof paymentView>>>().toBeObject();
  expectTypeOf<Fits<CreditNoteExtendedObject, Answer<typeof creditNoteView>>>().toBeObject();
  expectTypeOf<Fits<CreditNoteEstimated['estimated_credit_note'], Answer<typeof estimateView>>>().toBeObject();
});
