import type { Identifier } from '../directory/identifier.ts';
import { ValidationError } from '../errors/errors.ts';
import { anyNumberOf } from '../invoice/documents/any-number-of.ts';
import { misfitFault } from '../invoice/documents/misfit-fault.ts';
import { anyText, flag, oneOf } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { Fields, ObjectShape, Optional, Shape } from '../validation/shape.ts';
import type {
  ProcessControl,
  Statement,
  StatementAttachment,
  StatementDelivery,
  StatementNote,
  StatementReferences,
} from './statement.ts';
import type { StatementItem, StatementLine, StatementPrice } from './statement-line.ts';
import type {
  StatementAddress,
  StatementContact,
  StatementParty,
  StatementPayee,
  StatementRepresentative,
  StatementSeller,
} from './statement-party.ts';
import type { CreditAccount, PaymentCard, PaymentInstructions, StatementDirectDebit } from './statement-payment.ts';
import type { StatementPeriod } from './statement-period.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from './statement-totals.ts';

const word: Optional<string> = /* @__PURE__ */ optional(anyText);
const identifier: ObjectShape<Identifier> = /* @__PURE__ */ object<Identifier>({ scheme: word, value: anyText });
const identifierOrNone: Optional<Identifier> = /* @__PURE__ */ optional(identifier);
const address: Optional<StatementAddress> = /* @__PURE__ */ optional(
  object<StatementAddress>({
    line1: word,
    line2: word,
    line3: word,
    city: word,
    postalCode: word,
    region: word,
    country: word,
  }),
);
const period: Optional<StatementPeriod> = /* @__PURE__ */ optional(object<StatementPeriod>({ from: word, to: word }));

const allowances: Shape<readonly AllowanceCharge[]> = /* @__PURE__ */ anyNumberOf(
  object<AllowanceCharge>({
    amount: anyText,
    base: word,
    percent: word,
    reason: word,
    reasonCode: word,
    category: word,
    rate: word,
  }),
);

const item: ObjectShape<StatementItem> = /* @__PURE__ */ object<StatementItem>({
  name: word,
  description: word,
  sellerId: word,
  buyerId: word,
  standardId: identifierOrNone,
  classifications: anyNumberOf(
    object<StatementItem['classifications'][number]>({ list: anyText, version: word, code: anyText }),
  ),
  originCountry: word,
  attributes: anyNumberOf(object<StatementItem['attributes'][number]>({ name: anyText, value: anyText })),
});

const line: ObjectShape<StatementLine> = /* @__PURE__ */ object<StatementLine>({
  id: anyText,
  note: word,
  object: identifierOrNone,
  quantity: anyText,
  unit: anyText,
  amount: anyText,
  orderLine: word,
  accounting: word,
  period,
  allowances,
  charges: allowances,
  price: object<StatementPrice>({
    net: anyText,
    discount: word,
    gross: word,
    baseQuantity: word,
  }),
  category: word,
  rate: word,
  item,
});

const party: Fields<StatementParty> = {
  name: word,
  tradingName: word,
  identifiers: /* @__PURE__ */ anyNumberOf(identifier),
  registration: identifierOrNone,
  vatId: word,
  endpoint: identifierOrNone,
  address,
  contact: /* @__PURE__ */ optional(object<StatementContact>({ name: word, phone: word, email: word })),
};

const payment: ObjectShape<PaymentInstructions> = /* @__PURE__ */ object<PaymentInstructions>({
  means: anyText,
  text: word,
  remittance: word,
  accounts: anyNumberOf(object<CreditAccount>({ account: anyText, iban: flag, name: word, bank: word })),
  card: optional(object<PaymentCard>({ digits: anyText, holder: word })),
  directDebit: optional(object<StatementDirectDebit>({ mandate: word, creditor: word, account: word })),
});

const references: ObjectShape<StatementReferences> = /* @__PURE__ */ object<StatementReferences>({
  buyer: word,
  project: word,
  contract: word,
  purchaseOrder: word,
  salesOrder: word,
  receivingAdvice: word,
  despatchAdvice: word,
  tender: word,
  object: identifierOrNone,
  accounting: word,
});

const totals: ObjectShape<StatementTotals> = /* @__PURE__ */ object<StatementTotals>({
  lines: anyText,
  allowances: word,
  charges: word,
  withoutVat: anyText,
  vat: word,
  vatInTaxCurrency: word,
  withVat: anyText,
  paid: word,
  rounding: word,
  due: anyText,
});

const content: ObjectShape<NonNullable<StatementAttachment['content']>> = /* @__PURE__ */ object<
  NonNullable<StatementAttachment['content']>
>({
  mimeType: anyText,
  fileName: anyText,
  base64: anyText,
});

const statement: ObjectShape<Statement> = /* @__PURE__ */ object<Statement>({
  kind: oneOf(['invoice', 'credit_note']),
  process: object<ProcessControl>({ process: word, specification: word }),
  number: word,
  issueDate: word,
  typeCode: anyText,
  currency: anyText,
  taxCurrency: word,
  taxPointDate: word,
  taxPointEvent: word,
  dueDate: word,
  paymentTerms: word,
  references,
  notes: anyNumberOf(object<StatementNote>({ subject: word, text: anyText })),
  precedingInvoices: anyNumberOf(object<Statement['precedingInvoices'][number]>({ number: anyText, issueDate: word })),
  seller: object<StatementSeller>({ ...party, taxNumber: word, legalNote: word }),
  buyer: object<StatementParty>(party),
  payee: optional(object<StatementPayee>({ name: word, identifier: identifierOrNone, registration: identifierOrNone })),
  taxRepresentative: optional(object<StatementRepresentative>({ name: word, vatId: word, address })),
  delivery: optional(
    object<StatementDelivery>({
      name: word,
      location: identifierOrNone,
      date: word,
      address,
    }),
  ),
  period,
  payment: optional(payment),
  allowances,
  charges: allowances,
  totals,
  vat: anyNumberOf(
    object<VatBreakdown>({
      taxable: anyText,
      tax: anyText,
      category: anyText,
      rate: word,
      reason: word,
      reasonCode: word,
    }),
  ),
  attachments: anyNumberOf(
    object<StatementAttachment>({
      reference: anyText,
      description: word,
      url: word,
      content: optional(content),
    }),
  ),
  lines: anyNumberOf(line),
});

/**
 * Refuse what is no statement, such as the document itself.
 *
 * @throws {ValidationError} `field.type`, `field.required`
 */
export function requireStatement(value: Statement): void {
  const found = misfitFault(value, statement, 'a statement', '', 'as statementOf or parseEInvoice made it');
  if (found !== undefined) throw new ValidationError([found]);
}
