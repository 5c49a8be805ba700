import type { InvoiceEvent } from '../../invoice/events.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { callback, requireOptions } from '../../validation/require-options.ts';
import type { Fields } from '../../validation/shape.ts';

/** How large a payload may be. */
export interface PayloadOptions {
  /** Bytes of JSON, default 262,144. */
  readonly maxPayloadBytes?: number;
  /** Where a receiver fetches an invoice that is too large to send. */
  readonly invoiceUrl?: (event: InvoiceEvent) => string;
}

/** The options of a payload, as members of a shape. */
export const payloadShapes: Fields<PayloadOptions> = {
  maxPayloadBytes: optional(integer(1, Number.MAX_SAFE_INTEGER)),
  invoiceUrl: optional(callback<NonNullable<PayloadOptions['invoiceUrl']>>('(event) => `https://…`')),
};

const shape = object<PayloadOptions>(payloadShapes);

/**
 * Refuse options of a payload that cannot work.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value`
 */
export function checkPayloadOptions(options: unknown, factory: string): void {
  requireOptions(shape, options, factory);
}
