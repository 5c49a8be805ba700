import { fault } from '../errors/fault.ts';
import { textLeaf } from './leaves.ts';
import { record } from './record.ts';
import type { Shape } from './shape.ts';

const code = 'metadata.too_large';

/** A map of at most 50 short texts: what Stripe and others accept as metadata. */
export const shortTexts: Shape<{ readonly [key: string]: string }> = record({
  key: textLeaf({ max: 40, tooLong: code, noun: 'key' }),
  value: textLeaf({ max: 500, tooLong: code, noun: 'value', mayBeEmpty: true }),
  max: 50,
  tooMany: (count, max) => fault(code, '', `${count} keys, at most ${max} are allowed; leave some out`),
  noun: 'an object of short texts',
});
