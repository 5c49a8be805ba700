import { isoDateLeaf } from '../../calendar/iso-date.ts';
import type { InvoiceRecords } from '../../directory/invoice-records.ts';
import { invoiceShape } from '../../invoice/documents/invoice-shape.ts';
import type { Currency, CurrencySuccessor } from '../../money/currency.ts';
import { addOnSchema, billingEntitySchema, customerSchema, policySchema, taxSchema } from '../../schemas/schemas.ts';
import type { InvoicePreview } from '../../service/commands/preview.ts';
import type { PricingContextAnswer } from '../../service/commands/pricing-context.ts';
import { list } from '../../validation/combine.ts';
import { integer, oneOf, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import { scopes } from '../requests/scope.ts';
import { servedParts } from '../routes/served-part.ts';
import type { Session } from '../routes/session.ts';

const currencies = list(
  object<Currency>({
    code: text(),
    exponent: integer(0, 18),
    withdrawnOn: optional(isoDateLeaf),
    successor: optional(object<CurrencySuccessor>({ code: text(), rate: text() })),
  }),
);

export const invoicePreviewShape: ObjectShape<InvoicePreview> = object<never>({
  ...invoiceShape.fields,
  ifIssuedNow: object<InvoicePreview['ifIssuedNow']>({ issueDate: isoDateLeaf, dueDate: isoDateLeaf }),
} as never) as unknown as ObjectShape<InvoicePreview>;

export const sessionShape: ObjectShape<Session> = object<Session>({
  tenant: text(),
  scopes: list(oneOf(scopes)),
  caller: object<Session['caller']>({ name: optional(text()), locale: optional(text()) }),
  serves: list(oneOf(servedParts)),
  documents: list(text()),
  policy: policySchema,
  currencies,
  billingEntities: list(
    object<Session['billingEntities'][number]>({ id: text(), name: text(), currency: text(), timeZone: text() }),
  ),
});

export const pricingContextAnswerShape: ObjectShape<PricingContextAnswer> = object<PricingContextAnswer>({
  today: isoDateLeaf,
  policy: policySchema,
  currencies,
  records: object<InvoiceRecords>({
    billingEntity: billingEntitySchema,
    customer: customerSchema,
    addOns: list(addOnSchema),
    taxes: list(taxSchema),
  }),
});
