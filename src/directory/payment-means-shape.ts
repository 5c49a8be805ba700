import { bicLeaf, ibanLeaf } from '../code-lists/account-leaves.ts';
import { codeLeaf, unknownCode } from '../code-lists/code-leaf.ts';
import { paymentMeansCodes } from '../code-lists/payment-means.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { list, union } from '../validation/combine.ts';
import { oneOf, text } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { refine } from '../validation/refine.ts';
import type { Report } from '../validation/report.ts';
import { type AnyShape, type Leaf, leaf, type ObjectShape, type Shape } from '../validation/shape.ts';
import {
  type CardPayment,
  type CreditTransfer,
  codesOfMeans,
  type DirectDebit,
  type OtherPayment,
  type PaymentMeans,
} from './payment-means.ts';

type Iban = { readonly iban: string };
type AccountNumber = { readonly number: string; readonly routing?: string; readonly bank?: string };

const ibanAccount = object<Iban>({ iban: ibanLeaf });
const numberedAccount = object<AccountNumber>({
  number: text(64),
  routing: optional(text(64)),
  bank: optional(text()),
});

const account: Shape<CreditTransfer['account']> = union([ibanAccount, numberedAccount], (value) =>
  isPlainObject(value) && 'iban' in value ? ibanAccount : numberedAccount,
);

/** The codes of a variant; what is on the list of another variant is named with it. */
function codesOf<T extends string>(codes: readonly T[]): Leaf<T> {
  return leaf({ type: 'string', enum: codes }, (value, path, report) => {
    if ((codes as readonly unknown[]).includes(value)) return undefined;
    if (typeof value === 'string' && !paymentMeansCodes.has(value))
      return unknownCode(paymentMeansCodes, value, path, report);
    return fault('field.value', path, `${show(value)} is not one of "${codes.join('", "')}", the codes of this type`);
  });
}

const about = { text: optional(text()), reference: optional(text()) };

const creditTransfer: ObjectShape<CreditTransfer> = object<CreditTransfer>(
  {
    type: oneOf(['credit_transfer']),
    code: optional(codesOf(codesOfMeans.credit_transfer)),
    ...about,
    account,
    bic: optional(bicLeaf),
    accountName: optional(text()),
  },
  (usual, key) =>
    key === 'iban' && usual.code === 'field.unknown'
      ? fault(usual.code, usual.path, '"iban" belongs to the account; pass account: { iban }', { meant: 'account' })
      : usual,
);

const directDebit: ObjectShape<DirectDebit> = refine(
  object<DirectDebit>({
    type: oneOf(['direct_debit']),
    code: optional(codesOf(codesOfMeans.direct_debit)),
    ...about,
    mandateReference: text(35),
    creditorId: optional(text(35)),
    debtorIban: optional(ibanLeaf),
  }),
  ({ code, creditorId, debtorIban }: DirectDebit, report) => {
    if (code !== '59') return;
    const message = (name: string): string => `a SEPA direct debit needs ${name}; give it, or use code "49"`;
    if (creditorId === undefined)
      report.add(fault('field.required', '/creditorId', message('the creditor id (BT-90)')));
    if (debtorIban === undefined)
      report.add(fault('field.required', '/debtorIban', message("the debtor's IBAN (BT-91)")));
  },
);

const lastDigits: Leaf<string> = leaf({ type: 'string', pattern: '^[0-9]{4,6}$' }, (value, path) =>
  typeof value === 'string' && /^\d{4,6}$/.test(value)
    ? undefined
    : fault(
        'field.value',
        path,
        'lastDigits are the last four to six digits of the card, never the whole number (BR-51)',
      ),
);

const card: ObjectShape<CardPayment> = object<CardPayment>({
  type: oneOf(['card']),
  code: optional(codesOf(codesOfMeans.card)),
  ...about,
  lastDigits,
  holder: optional(text()),
});

/** Codes that say what a variant of their own holds. */
const VARIANT_OF: { readonly [code: string]: PaymentMeans['type'] } = {
  30: 'credit_transfer',
  58: 'credit_transfer',
  49: 'direct_debit',
  59: 'direct_debit',
  48: 'card',
  54: 'card',
  55: 'card',
};

function variantOf(code: string): PaymentMeans['type'] | undefined {
  return Object.hasOwn(VARIANT_OF, code) ? VARIANT_OF[code] : undefined;
}

const other: ObjectShape<OtherPayment> = refine(
  object<OtherPayment>({ type: oneOf(['other']), code: codeLeaf(paymentMeansCodes, 10), ...about }),
  ({ code }: OtherPayment, report) => {
    const variant = variantOf(code);
    if (variant === undefined) return;
    const message = `code "${code}" has a type of its own; pass type "${variant}" with its members`;
    report.add(fault('field.conflict', '/type', message, { meant: variant }));
  },
);

const variants: { readonly [type in PaymentMeans['type']]: AnyShape } = {
  credit_transfer: creditTransfer,
  direct_debit: directDebit,
  card,
  other,
};

function choose(value: unknown, report: Report): AnyShape | Fault {
  if (!isPlainObject(value)) {
    const example = '{ type: "credit_transfer", account: { iban: "DE89370400440532013000" } }';
    return fault('field.type', '', `${show(value)} is not a means of payment; pass an object such as ${example}`);
  }
  const { type, code } = value;
  if (typeof type === 'string' && Object.hasOwn(variants, type)) return variants[type as PaymentMeans['type']];
  const meant = meantVariant(type ?? code, report);
  const message = `${show(type)} is not one of "${Object.keys(variants).join('", "')}"`;
  return fault('field.value', '/type', meant === undefined ? message : `${message}; ${meant}`);
}

/** What a text that names a means of payment should have been. */
function meantVariant(written: unknown, report: Report): string | undefined {
  if (typeof written !== 'string') return undefined;
  const code = paymentMeansCodes.has(written) ? written : report.search(() => paymentMeansCodes.meant(written));
  return code && `did you mean type "${variantOf(code) ?? 'other'}" with code "${code}"?`;
}

const paymentMeansShape: Shape<PaymentMeans> = union(Object.values(variants), choose);

/** The shape of the means of payment that a document offers. */
export const paymentMeansListShape: Shape<readonly PaymentMeans[]> = list(paymentMeansShape, { max: 20 });
