import type { Identifier } from '../directory/identifier.ts';
import { ValidationError } from '../errors/errors.ts';
import { flagSketch } from '../invoice/documents/content-sketch.ts';
import { misfitFault } from '../invoice/documents/misfit-fault.ts';
import { identifierSketch, textSketch } from '../invoice/documents/party-sketch.ts';
import { among, having, listOf, orAbsent, type Sketch, texts } from '../invoice/documents/sketch.ts';
import type { Statement, StatementAttachment, StatementDelivery, StatementReferences } from './statement.ts';
import type { StatementItem, StatementLine, StatementPrice } from './statement-line.ts';
import type { StatementParty, StatementPayee, StatementRepresentative, StatementSeller } from './statement-party.ts';
import type { CreditAccount, PaymentInstructions } from './statement-payment.ts';
import type { AllowanceCharge, StatementTotals, VatBreakdown } from './statement-totals.ts';

const textOrAbsent = /* @__PURE__ */ orAbsent(textSketch);
const textsOrAbsent = /* @__PURE__ */ orAbsent(texts);
const idOrAbsent = /* @__PURE__ */ orAbsent(identifierSketch);

const allowances = /* @__PURE__ */ listOf(
  having<AllowanceCharge>({
    amount: textSketch,
    base: textOrAbsent,
    percent: textOrAbsent,
    reason: textOrAbsent,
    reasonCode: textOrAbsent,
    category: textOrAbsent,
    rate: textOrAbsent,
  }),
);

const item = /* @__PURE__ */ having<StatementItem>({
  name: textOrAbsent,
  description: textOrAbsent,
  sellerId: textOrAbsent,
  buyerId: textOrAbsent,
  standardId: idOrAbsent,
  classifications: listOf(
    having<{ list: 0; version: 0; code: 0 }>({ list: textSketch, version: textOrAbsent, code: textSketch }),
  ),
  originCountry: textOrAbsent,
  attributes: listOf(having<{ name: 0; value: 0 }>({ name: textSketch, value: textSketch })),
});

const line = /* @__PURE__ */ having<StatementLine>({
  id: textSketch,
  note: textOrAbsent,
  object: idOrAbsent,
  quantity: textSketch,
  unit: textSketch,
  amount: textSketch,
  orderLine: textOrAbsent,
  accounting: textOrAbsent,
  period: textsOrAbsent,
  allowances,
  charges: allowances,
  price: having<StatementPrice>({
    net: textSketch,
    discount: textOrAbsent,
    gross: textOrAbsent,
    baseQuantity: textOrAbsent,
  }),
  category: textOrAbsent,
  rate: textOrAbsent,
  item,
});

const party: { readonly [K in keyof StatementParty]-?: Sketch } = {
  name: textOrAbsent,
  tradingName: textOrAbsent,
  identifiers: /* @__PURE__ */ listOf(identifierSketch),
  registration: idOrAbsent,
  vatId: textOrAbsent,
  endpoint: idOrAbsent,
  address: textsOrAbsent,
  contact: textsOrAbsent,
};

const payment = /* @__PURE__ */ having<PaymentInstructions>({
  means: textSketch,
  text: textOrAbsent,
  remittance: textOrAbsent,
  accounts: listOf(
    having<CreditAccount>({ account: textSketch, iban: flagSketch, name: textOrAbsent, bank: textOrAbsent }),
  ),
  card: orAbsent(having<{ digits: 0; holder: 0 }>({ digits: textSketch, holder: textOrAbsent })),
  directDebit: textsOrAbsent,
});

const references = /* @__PURE__ */ having<StatementReferences>({
  buyer: textOrAbsent,
  project: textOrAbsent,
  contract: textOrAbsent,
  purchaseOrder: textOrAbsent,
  salesOrder: textOrAbsent,
  receivingAdvice: textOrAbsent,
  despatchAdvice: textOrAbsent,
  tender: textOrAbsent,
  object: orAbsent(having<Identifier>({ scheme: textOrAbsent, value: textSketch })),
  accounting: textOrAbsent,
});

const totals = /* @__PURE__ */ having<StatementTotals>({
  lines: textSketch,
  allowances: textOrAbsent,
  charges: textOrAbsent,
  withoutVat: textSketch,
  vat: textOrAbsent,
  vatInTaxCurrency: textOrAbsent,
  withVat: textSketch,
  paid: textOrAbsent,
  rounding: textOrAbsent,
  due: textSketch,
});

const content = /* @__PURE__ */ having<NonNullable<StatementAttachment['content']>>({
  mimeType: textSketch,
  fileName: textSketch,
  base64: textSketch,
});

const statement = /* @__PURE__ */ having<Statement>({
  kind: among(['invoice', 'credit_note']),
  process: texts,
  number: textOrAbsent,
  issueDate: textOrAbsent,
  typeCode: textSketch,
  currency: textSketch,
  taxCurrency: textOrAbsent,
  taxPointDate: textOrAbsent,
  taxPointEvent: textOrAbsent,
  dueDate: textOrAbsent,
  paymentTerms: textOrAbsent,
  references,
  notes: listOf(having<{ subject: 0; text: 0 }>({ subject: textOrAbsent, text: textSketch })),
  precedingInvoices: listOf(having<{ number: 0; issueDate: 0 }>({ number: textSketch, issueDate: textOrAbsent })),
  seller: having<StatementSeller>({ ...party, taxNumber: textOrAbsent, legalNote: textOrAbsent }),
  buyer: having<StatementParty>(party),
  payee: orAbsent(having<StatementPayee>({ name: textOrAbsent, identifier: idOrAbsent, registration: idOrAbsent })),
  taxRepresentative: orAbsent(
    having<StatementRepresentative>({ name: textOrAbsent, vatId: textOrAbsent, address: textsOrAbsent }),
  ),
  delivery: orAbsent(
    having<StatementDelivery>({
      name: textOrAbsent,
      location: idOrAbsent,
      date: textOrAbsent,
      address: textsOrAbsent,
    }),
  ),
  period: textsOrAbsent,
  payment: orAbsent(payment),
  allowances,
  charges: allowances,
  totals,
  vat: listOf(
    having<VatBreakdown>({
      taxable: textSketch,
      tax: textSketch,
      category: textSketch,
      rate: textOrAbsent,
      reason: textOrAbsent,
      reasonCode: textOrAbsent,
    }),
  ),
  attachments: listOf(
    having<StatementAttachment>({
      reference: textSketch,
      description: textOrAbsent,
      url: textOrAbsent,
      content: orAbsent(content),
    }),
  ),
  lines: listOf(line),
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
