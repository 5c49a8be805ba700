import { instantLeaf } from '../../../calendar/instant.ts';
import { type EventType, eventTypes } from '../../../invoice/events.ts';
import type { DeadLetter, Endpoint, EndpointState, WantedEvent } from '../../../ports/delivery-store.ts';
import { list, nullable } from '../../../validation/combine.ts';
import { flag, integer, oneOf, text } from '../../../validation/leaves.ts';
import { object, optional } from '../../../validation/object.ts';
import type { ObjectShape } from '../../../validation/shape.ts';

/** An endpoint as the API returns it: without its secrets, which are returned once, when they are created. */
export type EndpointView = Omit<Endpoint, 'tenant' | 'secrets' | 'fingerprint'>;

/** An endpoint with the secrets that were just created. */
export interface NewEndpoint extends EndpointView {
  readonly secrets: readonly string[];
}

/** What `POST /webhook-endpoints` takes. */
export interface EndpointCreation {
  /** http or https, on the internet. */
  readonly url: string;
  /** Default all. */
  readonly eventTypes?: readonly WantedEvent[];
  /** Only events of this seller. */
  readonly billingEntityId?: string | null;
}

/** What `PATCH /webhook-endpoints/{id}` takes: what is not named stays, and the state comes alone. */
export interface EndpointUpdate extends Partial<EndpointCreation> {
  readonly state?: EndpointState;
}

/** What `POST /webhook-endpoints/{id}/secrets` takes. */
export interface SecretRotation {
  /** Keep signing with the secret before as well, until the receiver knows the new one. Default `true`. */
  readonly keepPrevious?: boolean;
}

/** What `POST /webhook-endpoints/{id}/resend` takes: exactly one of them. */
export interface ResendRequest {
  readonly eventId?: string;
  readonly since?: string;
  /** `true`: all that was given up. */
  readonly dead?: boolean;
}

const states: readonly EndpointState[] = ['active', 'paused', 'disabled'];
const wanted = list(oneOf<WantedEvent>(['*', 'invoice.*', 'credit_note.*', ...eventTypes]));
const url = text(2000);
const id = text();

export const endpointCreationShape: ObjectShape<EndpointCreation> = object<EndpointCreation>({
  url,
  eventTypes: optional(wanted),
  billingEntityId: optional(nullable(id)),
});

export const endpointUpdateShape: ObjectShape<EndpointUpdate> = object<EndpointUpdate>({
  url: optional(url),
  eventTypes: optional(wanted),
  billingEntityId: optional(nullable(id)),
  state: optional(oneOf(states)),
});

export const secretRotationShape: ObjectShape<SecretRotation> = object<SecretRotation>({
  keepPrevious: optional(flag),
});

export const resendRequestShape: ObjectShape<ResendRequest> = object<ResendRequest>({
  eventId: optional(id),
  since: optional(instantLeaf),
  dead: optional(flag),
});

const view = {
  id,
  url,
  eventTypes: wanted,
  billingEntityId: nullable(id),
  state: oneOf(states),
  failingSince: nullable(instantLeaf),
  createdAt: instantLeaf,
};

export const endpointShape: ObjectShape<EndpointView> = object<EndpointView>(view);

export const newEndpointShape: ObjectShape<NewEndpoint> = object<NewEndpoint>({
  ...view,
  secrets: list(text()),
});

export const deadLetterShape: ObjectShape<DeadLetter> = object<DeadLetter>({
  eventId: id,
  type: oneOf<EventType>(eventTypes),
  invoiceId: id,
  sequence: integer(1, Number.MAX_SAFE_INTEGER),
  attempts: integer(0, Number.MAX_SAFE_INTEGER),
  error: text(2000),
});

/** The response to a resend. */
export interface Resent {
  /** How many events wait for the endpoint again. */
  readonly queued: number;
}

export const resentShape: ObjectShape<Resent> = object<Resent>({ queued: integer(0, Number.MAX_SAFE_INTEGER) });
