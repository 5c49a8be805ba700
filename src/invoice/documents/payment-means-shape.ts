import {
  type CardPayment,
  type CreditTransfer,
  codesOfMeans,
  type DirectDebit,
  type OtherPayment,
  type PaymentMeans,
} from '../../directory/payment-means.ts';
import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { union } from '../../validation/combine.ts';
import { oneOf } from '../../validation/leaves.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import type { AnyShape, Fields, Optional, Shape } from '../../validation/shape.ts';
import { documentText } from './document-text.ts';

type Account = CreditTransfer['account'];
type Iban = Extract<Account, { readonly iban: string }>;
type AccountNumber = Extract<Account, { readonly number: string }>;

const word: Optional<string> = /* @__PURE__ */ optional(documentText());

const ibanAccount = /* @__PURE__ */ object<Iban>({ iban: documentText(34) });
const numberedAccount = /* @__PURE__ */ object<AccountNumber>({
  number: documentText(64),
  routing: optional(documentText(64)),
  bank: word,
});

const account: Shape<Account> = /* @__PURE__ */ union([ibanAccount, numberedAccount], (value) =>
  isPlainObject(value) && 'iban' in value ? ibanAccount : numberedAccount,
);

const about: Pick<Fields<OtherPayment>, 'text' | 'reference'> = { text: word, reference: word };

const variants: { readonly [type in PaymentMeans['type']]: AnyShape } = {
  credit_transfer: /* @__PURE__ */ object<CreditTransfer>({
    type: oneOf(['credit_transfer']),
    code: optional(oneOf(codesOfMeans.credit_transfer)),
    ...about,
    account,
    bic: optional(documentText(11)),
    accountName: word,
  }),
  direct_debit: /* @__PURE__ */ object<DirectDebit>({
    type: oneOf(['direct_debit']),
    code: optional(oneOf(codesOfMeans.direct_debit)),
    ...about,
    mandateReference: documentText(35),
    creditorId: optional(documentText(35)),
    debtorIban: optional(documentText(34)),
  }),
  card: /* @__PURE__ */ object<CardPayment>({
    type: oneOf(['card']),
    code: optional(oneOf(codesOfMeans.card)),
    ...about,
    lastDigits: documentText(6),
    holder: word,
  }),
  other: /* @__PURE__ */ object<OtherPayment>({ type: oneOf(['other']), code: documentText(10), ...about }),
};

/** The shape of a stored {@link PaymentMeans}. */
export const storedPaymentMeans: Shape<PaymentMeans> = /* @__PURE__ */ union(Object.values(variants), (value) => {
  if (!isPlainObject(value)) return fault('field.type', '', `${show(value)} is not a means of payment`);
  const { type } = value;
  return typeof type === 'string' && Object.hasOwn(variants, type)
    ? variants[type as PaymentMeans['type']]
    : fault('field.value', '/type', `${show(type)} is not a type of a means of payment`);
});
