import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { union } from '../validation/combine.ts';
import { integer, oneOf } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { reword } from '../validation/refine.ts';
import type { AnyShape, Shape } from '../validation/shape.ts';
import { type EarlyPayments, earlyPayment } from './early-payment.ts';

/**
 * When an invoice is due, counted from its issue date.
 *
 * - `net`: a number of days later.
 * - `months`: a number of months later, on the same day of the month.
 * - `end_of_month`: a number of days after the last day of the issue month.
 * - `net_end_of_month`: at the end of the month that a number of days leads to.
 * - `day_of_month`: on a day of the month: the first one after the issue date, or, with `months`, that of so many months
 *   after the issue month.
 * - `on_receipt`: on the issue date itself.
 *
 * A month that is too short for the day uses its last day.
 */
export type PaymentTerm = EarlyPayments &
  (
    | { readonly type: 'net'; readonly days: number }
    | { readonly type: 'months'; readonly months: number }
    | { readonly type: 'end_of_month'; readonly days: number }
    | { readonly type: 'net_end_of_month'; readonly days: number }
    | { readonly type: 'day_of_month'; readonly day: number; readonly months?: number }
    | { readonly type: 'on_receipt' }
  );

type Term<T extends PaymentTerm['type']> = Extract<PaymentTerm, { readonly type: T }>;

const days = integer(0, 3650);
const months = integer(1, 120);

const shapes = {
  net: object<Term<'net'>>({ type: oneOf(['net']), days, earlyPayment }),
  months: object<Term<'months'>>({ type: oneOf(['months']), months, earlyPayment }),
  end_of_month: object<Term<'end_of_month'>>({ type: oneOf(['end_of_month']), days, earlyPayment }),
  net_end_of_month: object<Term<'net_end_of_month'>>({ type: oneOf(['net_end_of_month']), days, earlyPayment }),
  day_of_month: object<Term<'day_of_month'>>({
    type: oneOf(['day_of_month']),
    day: integer(1, 31),
    months: optional(months),
    earlyPayment,
  }),
  on_receipt: object<Term<'on_receipt'>>({ type: oneOf(['on_receipt']), earlyPayment }, (usual, key) =>
    key === 'days' ? { ...usual, message: '"on_receipt" has no days; leave them out' } : usual,
  ),
} satisfies { readonly [type in PaymentTerm['type']]: AnyShape };

/**
 * When an invoice is due, as {@link PaymentTerm}.
 *
 * Every fault has the code `payment_term.invalid` and the path of the term.
 */
export const paymentTermShape: Shape<PaymentTerm> = reword(
  union(Object.values(shapes), chooseTerm),
  ([{ path, message }]) => [fault('payment_term.invalid', '', path === '' ? message : `${path.slice(1)}: ${message}`)],
);

function chooseTerm(value: unknown): AnyShape | Fault {
  if (!isPlainObject(value)) {
    const example = '{ type: "net", days: 30 }';
    return fault('field.type', '', `${show(value)} is not a payment term; pass an object such as ${example}`);
  }
  const { type } = value;
  if (typeof type === 'string' && Object.hasOwn(shapes, type)) return shapes[type as PaymentTerm['type']];
  const types = Object.keys(shapes).map((one) => `"${one}"`);
  return fault('field.value', '/type', `${show(type)} is not one of ${types.join(', ')}`);
}
