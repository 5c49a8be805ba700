import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { list } from '../validation/combine.ts';
import { integer } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import { type Leaf, leaf, type Optional } from '../validation/shape.ts';

/** What the buyer may deduct for paying early (in BT-20; in German: Skonto). */
export interface EarlyPayment {
  /** Whole days from the issue date. */
  readonly days: number;
  /** Percent of the total, decimal text such as `"2"` or `"2.5"`. */
  readonly percent: string;
}

/** A payment term's offers for early payment. They are printed and exported; they change no amount. */
export interface EarlyPayments {
  readonly earlyPayment?: readonly EarlyPayment[];
}

const percentLeaf: Leaf<string> = leaf({ type: 'string', format: 'decimal' }, (value, path) => {
  const isPercent = typeof value === 'string' && /^(?:\d{1,2}(?:\.\d{1,6})?|100(?:\.0{1,6})?)$/.test(value);
  if (isPercent && /[1-9]/.test(value)) return undefined;
  const message = `${show(value)} is not a percentage above 0 up to 100; pass decimal text such as "2" or "2.5"`;
  return fault('field.value', path, message);
});

/** The shape of {@link EarlyPayments.earlyPayment}. */
export const earlyPayment: Optional<readonly EarlyPayment[]> = optional(
  list(object<EarlyPayment>({ days: integer(0, 3650), percent: percentLeaf }), { max: 10 }),
);
