import { list } from '../validation/combine.ts';
import { text } from '../validation/leaves.ts';
import type { Shape } from '../validation/shape.ts';

/** The codes of the taxes that a record or a line names; an invoice has a handful. */
export const taxCodesShape: Shape<readonly string[]> = list(text(), { max: 100 });
