import { instantLeaf } from '../../calendar/instant.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { pointer } from '../../errors/pointer.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { eventTypes } from '../../invoice/events.ts';
import type { Endpoint, WantedEvent } from '../../ports/delivery-store.ts';
import { list, nullable } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { checkSecret, createSecret } from '../signing/secret.ts';
import { checkUrlRules, type UrlRules } from './url-rules.ts';
import { validateWebhookUrl } from './validate-webhook-url.ts';

/** What {@link createEndpoint} takes. */
export interface EndpointInput {
  /** Default a random UUID. */
  readonly id?: string;
  /** Default `"default"`. */
  readonly tenant?: string;
  readonly url: string;
  /** Default all. */
  readonly eventTypes?: readonly WantedEvent[];
  /** Only events of this billing entity; default of any. */
  readonly billingEntityId?: string | null;
  /** Default a new one. */
  readonly secrets?: readonly string[];
  /** ISO instant, default now. */
  readonly createdAt?: string;
}

const anything: Leaf<never> = leaf({}, () => undefined);

const shape = object<EndpointInput>({
  id: optional(text()),
  tenant: optional(text()),
  url: text(2000),
  eventTypes: optional(list(anything)),
  billingEntityId: optional(nullable(text())),
  secrets: optional(list(anything)),
  createdAt: optional(instantLeaf),
});

/**
 * An endpoint with its defaults filled and everything checked, ready for `saveEndpoint`.
 *
 * @throws {ValidationError} `field.unknown`, `field.required`, `field.type`, `webhook.url_invalid`, `webhook.url_refused`, `webhook.event_types_required`, `field.value`,
 * `webhook.secret_invalid`
 * @example
 * ```ts
 * const endpoint = createEndpoint({ url: 'https://books.example/hooks', eventTypes: ['invoice.finalized'] });
 * await deliveries.saveEndpoint(endpoint);
 * console.log(endpoint.secrets[0]); // whsec_…, for the receiver
 * ```
 */
export function createEndpoint(input: EndpointInput, rules: UrlRules = {}): Endpoint {
  requireOptions(shape, input, 'createEndpoint');
  checkUrlRules(rules, 'createEndpoint');
  const { id = crypto.randomUUID(), tenant = 'default', url, secrets = [createSecret()] } = input;
  const { eventTypes: wanted = ['*'], billingEntityId = null, createdAt = new Date().toISOString() } = input;
  throwFaults([
    ...checkUrl(url, rules),
    ...checkTypes(wanted),
    ...secrets.flatMap((secret, index) => checkSecret(secret, pointer('/secrets', index)) ?? []),
  ]);
  return {
    id,
    tenant,
    url,
    eventTypes: [...new Set(wanted)],
    billingEntityId,
    secrets: [...secrets],
    state: 'active',
    failingSince: null,
    createdAt,
  };
}

/** A scheme that is neither http nor https belongs to a sink of the host's own, which knows its URLs. */
function checkUrl(url: string, rules: UrlRules): readonly Fault[] {
  return /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(url) ? [] : validateWebhookUrl(url, rules);
}

function checkTypes(wanted: readonly string[]): readonly Fault[] {
  if (wanted.length === 0)
    return [
      fault(
        'webhook.event_types_required',
        '/eventTypes',
        'the list is empty; pass at least one event type, such as "*"',
      ),
    ];
  const known: readonly string[] = ['*', 'invoice.*', 'credit_note.*', ...eventTypes];
  return wanted.flatMap((type, index) =>
    known.includes(type)
      ? []
      : [
          fault(
            'field.value',
            pointer('/eventTypes', index),
            `${show(type)} is not an event type; pass one of the package's eventTypes, "invoice.*", "credit_note.*" or "*"`,
          ),
        ],
  );
}
