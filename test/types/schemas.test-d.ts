import type {
  AddOn,
  BillingEntity,
  CalculationInput,
  CreditNote,
  CreditNoteInput,
  Customer,
  DraftUpdate,
  Fault,
  FinalizeInput,
  Invoice,
  OneOffInvoiceInput,
  OpenInput,
  PaymentInput,
  Policy,
  ReversalInput,
  Tax,
  VoidInput,
} from 'oneoff';
import type {
  addOnSchema,
  billingEntitySchema,
  calculationSchema,
  creditNoteInputSchema,
  creditNoteSchema,
  customerSchema,
  draftUpdateSchema,
  finalizeSchema,
  invoiceSchema,
  oneOffInvoiceSchema,
  openSchema,
  paymentSchema,
  policySchema,
  reversalSchema,
  taxSchema,
  voidSchema,
} from 'oneoff/zod';
import { faultsOf, oneOffInvoiceSchema as schema } from 'oneoff/zod';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';

describe('a schema gives', () => {
  it('the inputs of the commands', () => {
    expectTypeOf<z.infer<typeof oneOffInvoiceSchema>>().toEqualTypeOf<OneOffInvoiceInput>();
    expectTypeOf<z.infer<typeof draftUpdateSchema>>().toEqualTypeOf<DraftUpdate>();
    expectTypeOf<z.infer<typeof openSchema>>().toEqualTypeOf<OpenInput>();
    expectTypeOf<z.infer<typeof finalizeSchema>>().toEqualTypeOf<FinalizeInput>();
    expectTypeOf<z.infer<typeof voidSchema>>().toEqualTypeOf<VoidInput>();
    expectTypeOf<z.infer<typeof paymentSchema>>().toEqualTypeOf<PaymentInput>();
    expectTypeOf<z.infer<typeof reversalSchema>>().toEqualTypeOf<ReversalInput>();
    expectTypeOf<z.infer<typeof creditNoteInputSchema>>().toEqualTypeOf<CreditNoteInput>();
    expectTypeOf<z.infer<typeof calculationSchema>>().toEqualTypeOf<CalculationInput>();
  });

  it('the records', () => {
    expectTypeOf<z.infer<typeof billingEntitySchema>>().toEqualTypeOf<BillingEntity>();
    expectTypeOf<z.infer<typeof customerSchema>>().toEqualTypeOf<Customer>();
    expectTypeOf<z.infer<typeof addOnSchema>>().toEqualTypeOf<AddOn>();
    expectTypeOf<z.infer<typeof taxSchema>>().toEqualTypeOf<Tax>();
    expectTypeOf<z.infer<typeof policySchema>>().toEqualTypeOf<Policy>();
  });

  it('a credit note', () => {
    expectTypeOf<z.infer<typeof creditNoteSchema>>().toEqualTypeOf<CreditNote>();
  });

  it('an invoice, narrowed by its status', () => {
    expectTypeOf<z.infer<typeof invoiceSchema>>().toEqualTypeOf<Invoice>();
    type Finalized = Extract<z.infer<typeof invoiceSchema>, { readonly status: 'finalized' }>;
    expectTypeOf<Finalized['number']>().toEqualTypeOf<string>();
  });
});

describe('a schema takes', () => {
  it('what it gives, for it changes nothing', () => {
    expectTypeOf<z.input<typeof oneOffInvoiceSchema>>().toEqualTypeOf<OneOffInvoiceInput>();
    expectTypeOf<z.input<typeof draftUpdateSchema>>().toEqualTypeOf<DraftUpdate>();
    expectTypeOf<z.input<typeof openSchema>>().toEqualTypeOf<OpenInput>();
    expectTypeOf<z.input<typeof finalizeSchema>>().toEqualTypeOf<FinalizeInput>();
    expectTypeOf<z.input<typeof voidSchema>>().toEqualTypeOf<VoidInput>();
    expectTypeOf<z.input<typeof paymentSchema>>().toEqualTypeOf<PaymentInput>();
    expectTypeOf<z.input<typeof calculationSchema>>().toEqualTypeOf<CalculationInput>();
    expectTypeOf<z.input<typeof invoiceSchema>>().toEqualTypeOf<Invoice>();
    expectTypeOf<z.input<typeof billingEntitySchema>>().toEqualTypeOf<BillingEntity>();
    expectTypeOf<z.input<typeof customerSchema>>().toEqualTypeOf<Customer>();
    expectTypeOf<z.input<typeof addOnSchema>>().toEqualTypeOf<AddOn>();
    expectTypeOf<z.input<typeof taxSchema>>().toEqualTypeOf<Tax>();
    expectTypeOf<z.input<typeof policySchema>>().toEqualTypeOf<Policy>();
  });
});

describe('the faults of a failed parse', () => {
  it('are those of the core', () => {
    const parsed = schema.safeParse({});
    if (!parsed.success) expectTypeOf(faultsOf(parsed.error)).toEqualTypeOf<readonly Fault[]>();
  });
});
