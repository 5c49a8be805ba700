import { text } from '../validation/leaves.ts';
import { object, optional } from '../validation/object.ts';
import type { ObjectShape } from '../validation/shape.ts';
import type { Exemption } from './tax.ts';

/** The shape of an {@link Exemption}. */
export const exemptionShape: ObjectShape<Exemption> = object<Exemption>({
  code: optional(text(40)),
  text: optional(text(1000)),
});

const NEEDS_EXEMPTION: readonly string[] = ['E', 'AE', 'K', 'G', 'O'];

/** Whether a VAT category must say why no tax is due. */
export function needsExemption(category: string): boolean {
  return NEEDS_EXEMPTION.includes(category);
}
