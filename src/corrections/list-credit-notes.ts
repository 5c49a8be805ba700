import { integer, text } from '../shape/leaves.ts';
import { object, optional } from '../shape/object.ts';
import type { ObjectShape } from '../shape/shape.ts';

interface Q {
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly limit?: number;
  readonly cursor?: string;
}
export const creditNoteQueryShape: ObjectShape<Q> = object<Q>({
  invoiceId: optional(text()),
  customerId: optional(text()),
  limit: optional(integer(1, 100)),
  cursor: optional(text(1000)),
});
