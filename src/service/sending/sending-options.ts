import { type AttachmentName, attachmentNames } from '../../invoice/message.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { list } from '../../validation/combine.ts';
import { oneOf } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { methodsOf } from '../../validation/require-options.ts';
import type { ObjectShape } from '../../validation/shape.ts';

/** How {@link createInvoicing} sends documents. */
export interface SendingOptions {
  /** The outbox that the commits of the store fill. */
  readonly deliveries: Pick<DeliveryStore, 'addEndpoint'>;
  /** What your relay can attach; default `["pdf", "facturx", "ubl"]`. */
  readonly attachments?: readonly AttachmentName[];
}

/** The shape of {@link SendingOptions}. */
export const sendingOptionsShape: ObjectShape<SendingOptions> = object<SendingOptions>({
  deliveries: methodsOf<Pick<DeliveryStore, 'addEndpoint'>>(
    ['addEndpoint'],
    'a delivery store, such as postgresDeliveryStore({ pool })',
  ),
  attachments: optional(list(oneOf(attachmentNames))),
});
