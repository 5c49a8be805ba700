import { dinero } from 'dinero.js';
import { EUR } from 'dinero.js/currencies';
import {
  type AddOn,
  type Calculation,
  type CalculationInput,
  calculate,
  type DraftUpdate,
  type Invoice,
  type Invoicing,
  type LineInput,
  type OneOffInvoiceInput,
  type PaymentInput,
} from 'oneoff';
import { describe, expectTypeOf, it } from 'vitest';

declare const invoicing: Invoicing;

describe('an input that does not compile', () => {
  it('has a price as a number', () => {
    // @ts-expect-error a number cannot say whether it means cents
    const line: LineInput = { name: 'Setup', unitPrice: 500 };
    // @ts-expect-error the same holds for calculate
    calculate({ currency: 'EUR', lines: [{ quantity: 1, unitPrice: 500 }] });
    // @ts-expect-error and for the catalogue
    const addOn: AddOn = { code: 'a', name: 'A', prices: { EUR: 500 } };
    expectTypeOf(line).toEqualTypeOf<LineInput>();
    expectTypeOf(addOn).toEqualTypeOf<AddOn>();
  });

  it('has an amount as a number', () => {
    // @ts-expect-error amounts are decimal text
    const payment: PaymentInput = { amount: 119 };
    // @ts-expect-error amounts are decimal text
    const line: LineInput = { name: 'Setup', unitPrice: '1.00', amount: 1 };
    expectTypeOf(payment).toEqualTypeOf<PaymentInput>();
    expectTypeOf(line).toEqualTypeOf<LineInput>();
  });

  it('has a field that is not known', () => {
    // @ts-expect-error it is purchaseOrderNumber
    const input: OneOffInvoiceInput = { customerId: 'hooli', lines: [], purchaseOrder: 'PO-1' };
    // @ts-expect-error it is unitPrice
    const line: LineInput = { name: 'Setup', unit_price: '500.00' };
    // @ts-expect-error an edit never moves an invoice to another customer
    const update: DraftUpdate = { customerId: 'initech' };
    expectTypeOf(input).toEqualTypeOf<OneOffInvoiceInput>();
    expectTypeOf(line).toEqualTypeOf<LineInput>();
    expectTypeOf(update).toEqualTypeOf<DraftUpdate>();
  });

  it('lacks the customer or the lines', () => {
    // @ts-expect-error customerId is required
    const nobody: OneOffInvoiceInput = { lines: [] };
    // @ts-expect-error lines are required
    const nothing: OneOffInvoiceInput = { customerId: 'hooli' };
    expectTypeOf<[typeof nobody, typeof nothing]>().toEqualTypeOf<[OneOffInvoiceInput, OneOffInvoiceInput]>();
  });

  it('names a state or a document that there is not', () => {
    // @ts-expect-error draft, held or now
    const later: OneOffInvoiceInput = { customerId: 'hooli', lines: [], issue: 'later' };
    // @ts-expect-error invoice, prepayment or corrective
    const quote: OneOffInvoiceInput = { customerId: 'hooli', lines: [], documentType: 'quote' };
    expectTypeOf<[typeof later, typeof quote]>().toEqualTypeOf<[OneOffInvoiceInput, OneOffInvoiceInput]>();
  });

  it('voids without a reason', () => {
    // @ts-expect-error the reason stays on the document
    invoicing.voidInvoice('id', {});
  });
});

describe('an input that compiles', () => {
  it('has prices as text or Dinero objects, quantities as text or numbers', () => {
    const lines: LineInput[] = [
      { name: 'A', unitPrice: '500.00', quantity: 2 },
      { name: 'B', unitPrice: dinero({ amount: 50_000, currency: EUR }), quantity: '0.5' },
    ];
    expectTypeOf(lines).toExtend<OneOffInvoiceInput['lines']>();
    expectTypeOf(calculate).parameter(0).toEqualTypeOf<CalculationInput>();
    expectTypeOf(calculate).returns.toEqualTypeOf<Calculation>();
  });

  it('may clear with null in an edit only', () => {
    expectTypeOf<{ memo: null }>().toExtend<DraftUpdate>();
    expectTypeOf<{ memo: null }>().not.toExtend<Pick<OneOffInvoiceInput, 'memo'>>();
  });
});

describe('what comes out', () => {
  it('has amounts as text, never as numbers', () => {
    expectTypeOf<Invoice['total']>().toEqualTypeOf<string>();
    expectTypeOf<Invoice['lines'][number]['unitPrice']>().toEqualTypeOf<string>();
    expectTypeOf<Calculation['taxes'][number]['amount']>().toEqualTypeOf<string>();
  });
});
