import type { LineTaxShare, Rounding } from '../../calculation/calculation.ts';
import type { EarlyPayment } from '../../calendar/early-payment.ts';
import { checkInstant } from '../../calendar/instant.ts';
import type { Period } from '../../calendar/period.ts';
import { isTimeZone } from '../../calendar/time-zone.ts';
import type { Exemption } from '../../tax/tax.ts';
import type { InvoiceReferences, LineReferences } from '../document-references.ts';
import type { DeliverTo, ExchangeRate, InvoiceTax } from '../invoice.ts';
import type { LineItem } from '../line-item.ts';
import type { LineWithholding, Withholding } from '../payable.ts';
import { addressSketch, identifierSketch, textSketch } from './party-sketch.ts';
import { having, listOf, orAbsent, orNull, type Sketch, single, texts, written } from './sketch.ts';

/** An amount, a quantity or a rate. */
export const decimalSketch: Sketch = /* @__PURE__ */ written('a decimal number as text', /^-?\d+(\.\d+)?$/);
/** An ISO date. */
export const daySketch: Sketch = /* @__PURE__ */ written('a date such as "2026-03-31"', /^\d{4}-[01]\d-[0-3]\d$/);
/** An instant, of any offset. */
export const instantSketch: Sketch = /* @__PURE__ */ single(
  'an instant such as "2026-03-31T10:00:00.000Z"',
  (value) => checkInstant(value, '') === undefined,
);
/** The name of a time zone that this runtime knows. */
export const timeZoneSketch: Sketch = /* @__PURE__ */ single('a time zone', isTimeZone);
export const flagSketch: Sketch = /* @__PURE__ */ single('true or false', (value) => typeof value === 'boolean');
export const wholeSketch: Sketch = /* @__PURE__ */ single('a whole number', Number.isSafeInteger);

export const textOrNullSketch: Sketch = /* @__PURE__ */ orNull(textSketch);
export const dayOrNullSketch: Sketch = /* @__PURE__ */ orNull(daySketch);
const textOrAbsent = /* @__PURE__ */ orAbsent(textSketch);

/** A day or an instant, of any offset. */
const end = /* @__PURE__ */ written('a day or an instant', /^\d{4}-[01]\d-[0-3]\d(T|$)/);
/** A {@link Period}. */
export const periodSketch: Sketch = /* @__PURE__ */ having<Period>({ from: end, to: end });

/** A {@link LineTaxShare}. */
export const taxSharesSketch: Sketch = /* @__PURE__ */ listOf(
  having<LineTaxShare>({
    code: textSketch,
    rate: orNull(decimalSketch),
    category: textOrNullSketch,
    jurisdiction: textOrAbsent,
    amount: decimalSketch,
  }),
);

/** The rows of the tax breakdown. */
export const taxRowsSketch: Sketch = /* @__PURE__ */ listOf(
  having<InvoiceTax>({
    code: textSketch,
    name: textSketch,
    scheme: textSketch,
    rate: orNull(decimalSketch),
    category: textOrNullSketch,
    exemption: orNull(having<Exemption>({ code: textOrAbsent, text: textOrAbsent })),
    jurisdiction: textOrNullSketch,
    taxableAmount: decimalSketch,
    amount: decimalSketch,
  }),
);

/** The withheld taxes. */
export const withholdingsSketch: Sketch = /* @__PURE__ */ listOf(
  having<Withholding>({
    code: textSketch,
    name: textSketch,
    scheme: textSketch,
    rate: decimalSketch,
    jurisdiction: textOrNullSketch,
    base: decimalSketch,
    amount: decimalSketch,
  }),
);

/** A line's shares of the withheld taxes. */
export const lineWithholdingsSketch: Sketch = /* @__PURE__ */ listOf(
  having<LineWithholding>({ code: textSketch, rate: decimalSketch, amount: decimalSketch }),
);

/** A {@link LineItem}. */
export const itemSketch: Sketch = /* @__PURE__ */ having<LineItem>({
  ids: having<LineItem['ids']>({ seller: textOrAbsent, buyer: textOrAbsent, standard: orAbsent(identifierSketch) }),
  classifications: listOf(texts),
  originCountry: textOrAbsent,
  attributes: listOf(texts),
});

/** {@link LineReferences}. */
export const lineReferencesSketch: Sketch = /* @__PURE__ */ having<LineReferences>({
  orderLine: textOrAbsent,
  accounting: textOrAbsent,
  object: orAbsent(identifierSketch),
});

/** {@link InvoiceReferences}. */
export const referencesSketch: Sketch = /* @__PURE__ */ having<InvoiceReferences>({
  project: textOrAbsent,
  salesOrder: textOrAbsent,
  deliveryNote: textOrAbsent,
  receivingAdvice: textOrAbsent,
  tender: textOrAbsent,
  object: orAbsent(identifierSketch),
  accounting: textOrAbsent,
});

/** {@link DeliverTo}. */
export const deliverToSketch: Sketch = /* @__PURE__ */ having<DeliverTo>({
  name: textOrAbsent,
  identifier: orAbsent(identifierSketch),
  address: addressSketch,
});

/** An {@link ExchangeRate}. */
export const exchangeRateSketch: Sketch = /* @__PURE__ */ having<ExchangeRate>({
  rate: decimalSketch,
  date: daySketch,
  source: textSketch,
});

/** The {@link Rounding} of a document. */
export const roundingSketch: Sketch = /* @__PURE__ */ having<Rounding>({ taxLevel: textSketch, mode: textSketch });

const wholeOrAbsent = /* @__PURE__ */ orAbsent(wholeSketch);

/** A payment term of any type. */
export const paymentTermSketch: Sketch = /* @__PURE__ */ having<{
  type: 0;
  days: 0;
  months: 0;
  day: 0;
  earlyPayment: 0;
}>({
  type: textSketch,
  days: wholeOrAbsent,
  months: wholeOrAbsent,
  day: wholeOrAbsent,
  earlyPayment: orAbsent(listOf(having<EarlyPayment>({ days: wholeSketch, percent: decimalSketch }))),
});

/** The ways to pay: of every type the members that it must have are texts, but for the account. */
export const paymentMeansSketch: Sketch = /* @__PURE__ */ listOf((value) => {
  const found = having<{ type: 0 }>({ type: textSketch })(value);
  if (found !== undefined) return found;
  const { account, ...others } = value as { readonly type: string; readonly account?: unknown };
  const needed = NEEDED[others.type];
  if (needed === undefined) return { path: '/type', value: others.type, expected: 'a way to pay' };
  return texts(others) ?? needed({ ...others, account });
});

/** An IBAN, or the number of an account that has none. */
function accountOf(value: unknown): ReturnType<Sketch> {
  return 'iban' in (value as object)
    ? having<{ iban: 0 }>({ iban: textSketch })(value)
    : having<{ number: 0 }>({ number: textSketch })(value);
}

const NEEDED: { readonly [type: string]: Sketch } = {
  credit_transfer: /* @__PURE__ */ having<{ account: 0 }>({ account: (value) => texts(value) ?? accountOf(value) }),
  direct_debit: /* @__PURE__ */ having<{ mandateReference: 0 }>({ mandateReference: textSketch }),
  card: /* @__PURE__ */ having<{ lastDigits: 0 }>({ lastDigits: textSketch }),
  other: /* @__PURE__ */ having<{ code: 0 }>({ code: textSketch }),
};
