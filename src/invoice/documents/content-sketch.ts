import type { LineTaxShare, Rounding } from '../../calculation/calculation.ts';
import type { EarlyPayment } from '../../calendar/early-payment.ts';
import type { Period } from '../../calendar/period.ts';
import { isTimeZone } from '../../calendar/time-zone.ts';
import type { Exemption } from '../../tax/tax.ts';
import type { InvoiceReferences, LineReferences } from '../document-references.ts';
import type { DeliverTo, ExchangeRate, InvoiceTax } from '../invoice.ts';
import type { LineItem } from '../line-item.ts';
import type { LineWithholding, Withholding } from '../payable.ts';
import { address, identifier, text } from './party-sketch.ts';
import { having, listOf, orAbsent, orNull, type Sketch, single, texts, written } from './sketch.ts';

/** An amount, a quantity or a rate. */
export const decimal: Sketch = /* @__PURE__ */ written('a decimal number as text', /^-?\d+(\.\d+)?$/);
/** An ISO date. */
export const day: Sketch = /* @__PURE__ */ written('a date such as "2026-03-31"', /^\d{4}-[01]\d-[0-3]\d$/);
/** An ISO instant in UTC. */
export const instant: Sketch = /* @__PURE__ */ written(
  'an instant such as "2026-03-31T10:00:00.000Z"',
  /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d+)?Z$/,
);
/** The name of a time zone that this runtime knows. */
export const timeZone: Sketch = /* @__PURE__ */ single('a time zone', isTimeZone);
export const flag: Sketch = /* @__PURE__ */ single('true or false', (value) => typeof value === 'boolean');
export const whole: Sketch = /* @__PURE__ */ single('a whole number', Number.isSafeInteger);

export const textOrNull: Sketch = /* @__PURE__ */ orNull(text);
export const dayOrNull: Sketch = /* @__PURE__ */ orNull(day);
const textOrAbsent = /* @__PURE__ */ orAbsent(text);

/** A day or an instant, of any offset. */
const end = /* @__PURE__ */ written('a day or an instant', /^\d{4}-[01]\d-[0-3]\d(T|$)/);
/** A {@link Period}. */
export const period: Sketch = /* @__PURE__ */ having<Period>({ from: end, to: end });

/** A {@link LineTaxShare}. */
export const taxShares: Sketch = /* @__PURE__ */ listOf(
  having<LineTaxShare>({
    code: text,
    rate: orNull(decimal),
    category: textOrNull,
    jurisdiction: textOrAbsent,
    amount: decimal,
  }),
);

/** The rows of the tax breakdown. */
export const taxRows: Sketch = /* @__PURE__ */ listOf(
  having<InvoiceTax>({
    code: text,
    name: text,
    scheme: text,
    rate: orNull(decimal),
    category: textOrNull,
    exemption: orNull(having<Exemption>({ code: textOrAbsent, text: textOrAbsent })),
    jurisdiction: textOrNull,
    taxableAmount: decimal,
    amount: decimal,
  }),
);

/** The withheld taxes. */
export const withholdings: Sketch = /* @__PURE__ */ listOf(
  having<Withholding>({
    code: text,
    name: text,
    scheme: text,
    rate: decimal,
    jurisdiction: textOrNull,
    base: decimal,
    amount: decimal,
  }),
);

/** A line's shares of the withheld taxes. */
export const lineWithholdings: Sketch = /* @__PURE__ */ listOf(
  having<LineWithholding>({ code: text, rate: decimal, amount: decimal }),
);

/** A {@link LineItem}. */
export const item: Sketch = /* @__PURE__ */ having<LineItem>({
  ids: having<LineItem['ids']>({ seller: textOrAbsent, buyer: textOrAbsent, standard: orAbsent(identifier) }),
  classifications: listOf(texts),
  originCountry: textOrAbsent,
  attributes: listOf(texts),
});

/** {@link LineReferences}. */
export const lineReferences: Sketch = /* @__PURE__ */ having<LineReferences>({
  orderLine: textOrAbsent,
  accounting: textOrAbsent,
  object: orAbsent(identifier),
});

/** {@link InvoiceReferences}. */
export const references: Sketch = /* @__PURE__ */ having<InvoiceReferences>({
  project: textOrAbsent,
  salesOrder: textOrAbsent,
  deliveryNote: textOrAbsent,
  receivingAdvice: textOrAbsent,
  tender: textOrAbsent,
  object: orAbsent(identifier),
  accounting: textOrAbsent,
});

/** {@link DeliverTo}. */
export const deliverTo: Sketch = /* @__PURE__ */ having<DeliverTo>({
  name: textOrAbsent,
  identifier: orAbsent(identifier),
  address,
});

/** An {@link ExchangeRate}. */
export const exchangeRate: Sketch = /* @__PURE__ */ having<ExchangeRate>({ rate: decimal, date: day, source: text });

/** The {@link Rounding} of a document. */
export const rounding: Sketch = /* @__PURE__ */ having<Rounding>({ taxLevel: text, mode: text });

const wholeOrAbsent = /* @__PURE__ */ orAbsent(whole);

/** A payment term of any type. */
export const paymentTerm: Sketch = /* @__PURE__ */ having<{ type: 0; days: 0; months: 0; day: 0; earlyPayment: 0 }>({
  type: text,
  days: wholeOrAbsent,
  months: wholeOrAbsent,
  day: wholeOrAbsent,
  earlyPayment: orAbsent(listOf(having<EarlyPayment>({ days: whole, percent: decimal }))),
});

/** The ways to pay: of every type the members that it must have are texts, but for the account. */
export const paymentMeans: Sketch = /* @__PURE__ */ listOf((value) => {
  const found = having<{ type: 0 }>({ type: text })(value);
  if (found !== undefined) return found;
  const { account, ...others } = value as { readonly type: string; readonly account?: unknown };
  const needed = NEEDED[others.type];
  if (needed === undefined) return { path: '/type', value: others.type, expected: 'a way to pay' };
  return texts(others) ?? needed({ ...others, account });
});

/** An IBAN, or the number of an account that has none. */
function accountOf(value: unknown): ReturnType<Sketch> {
  return 'iban' in (value as object)
    ? having<{ iban: 0 }>({ iban: text })(value)
    : having<{ number: 0 }>({ number: text })(value);
}

const NEEDED: { readonly [type: string]: Sketch } = {
  credit_transfer: /* @__PURE__ */ having<{ account: 0 }>({ account: (value) => texts(value) ?? accountOf(value) }),
  direct_debit: /* @__PURE__ */ having<{ mandateReference: 0 }>({ mandateReference: text }),
  card: /* @__PURE__ */ having<{ lastDigits: 0 }>({ lastDigits: text }),
  other: /* @__PURE__ */ having<{ code: 0 }>({ code: text }),
};
