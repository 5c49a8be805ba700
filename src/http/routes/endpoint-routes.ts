import { IdempotencyConflictError, NotFoundError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Endpoint, ResendChoice } from '../../ports/delivery-store.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { createEndpoint, type EndpointInput } from '../../webhooks/endpoints/create-endpoint.ts';
import { validateWebhookUrl } from '../../webhooks/endpoints/validate-webhook-url.ts';
import { createSecret } from '../../webhooks/signing/secret.ts';
import { defineRoute } from './define-route.ts';
import { namedByKey } from './endpoint-key.ts';
import {
  type EndpointView,
  endpointCreationShape,
  endpointUpdateShape,
  type ResendRequest,
  resendRequestShape,
  secretRotationShape,
} from './endpoint-shapes.ts';
import type { Answers, Route, Services } from './route.ts';

const READ = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:read' } as const;
const WRITE = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:write' } as const;
/** The host of a URL that changes was checked before; one that stays was, too. */
const ANY_HOST = { allowPrivate: true } as const;
const endpoint: Answers = { status: 200, schema: 'Endpoint' };
const withSecrets: Answers = {
  status: 201,
  schema: 'NewEndpoint',
  location: ({ id }) => `/webhook-endpoints/${encodeURIComponent(id)}`,
};

/** Receivers of events, their secrets, and their dead letters. */
export const endpointRoutes: readonly Route[] = [
  defineRoute({
    ...WRITE,
    method: 'POST',
    path: '/webhook-endpoints',
    operationId: 'createWebhookEndpoint',
    summary: 'Register a receiver. Only this answer contains its signing secret.',
    body: 'EndpointCreation',
    bodyShape: endpointCreationShape,
    takesKey: true,
    answers: withSecrets,
    run: async ({ body, options: { idempotencyKey }, tenant, endpoints, webhookUrls }) => {
      throwFaults(validateWebhookUrl(body.url, webhookUrls));
      const named = await namedByKey(idempotencyKey, body);
      const { fingerprint } = named;
      const created = createEndpoint({ ...body, tenant, ...(named.id !== undefined && { id: named.id }) }, webhookUrls);
      const stored = await endpoints.addEndpoint({ ...created, ...(fingerprint !== undefined && { fingerprint }) });
      if (stored.fingerprint !== fingerprint) throw new IdempotencyConflictError(idempotencyKey as string);
      return { ...viewOf(stored), secrets: stored.secrets };
    },
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/webhook-endpoints',
    operationId: 'listWebhookEndpoints',
    summary: 'All receivers, in the order of their ids.',
    answers: { ...endpoint, many: 'list' },
    run: async ({ tenant, endpoints }) => (await endpoints.endpoints(tenant)).map(viewOf),
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/webhook-endpoints/{id}',
    operationId: 'getWebhookEndpoint',
    summary: 'A receiver.',
    answers: endpoint,
    run: async ({ id, ...services }) => viewOf(await load(services, id)),
  }),
  defineRoute({
    ...WRITE,
    method: 'PATCH',
    path: '/webhook-endpoints/{id}',
    operationId: 'updateWebhookEndpoint',
    summary: 'Change a receiver; or pause, disable or resume it by its `state` alone.',
    body: 'EndpointUpdate',
    bodyShape: endpointUpdateShape,
    answers: endpoint,
    run: async ({ id, body: { state, ...changed }, ...services }) => {
      if (state !== undefined) {
        throwFaults(besideState(changed));
        const { endpoints, tenant } = services;
        if (!(await endpoints.setEndpointState(tenant, id, state))) throw missing(id);
        return viewOf(await load(services, id));
      }
      if (changed.url !== undefined) throwFaults(validateWebhookUrl(changed.url, services.webhookUrls));
      const updated = await services.endpoints.updateEndpoint(services.tenant, id, (current) => {
        const { url, eventTypes, billingEntityId } = createEndpoint({ ...inputOf(current), ...changed }, ANY_HOST);
        return { ...current, url, eventTypes, billingEntityId };
      });
      if (updated === null) throw missing(id);
      return viewOf(updated);
    },
  }),
  defineRoute({
    ...WRITE,
    method: 'DELETE',
    path: '/webhook-endpoints/{id}',
    operationId: 'deleteWebhookEndpoint',
    summary: 'Delete a receiver and its pending deliveries.',
    answers: { status: 204 },
    run: async ({ id, ...services }) => {
      await load(services, id);
      await services.endpoints.deleteEndpoint(services.tenant, id);
    },
  }),
  defineRoute({
    ...WRITE,
    method: 'POST',
    path: '/webhook-endpoints/{id}/secrets',
    operationId: 'rotateWebhookEndpointSecret',
    summary: 'Add a new signing secret. Only this answer contains it; events are signed with the previous one as well.',
    body: 'SecretRotation',
    bodyShape: secretRotationShape,
    isBodyOptional: true,
    answers: { status: 200, schema: 'NewEndpoint' },
    run: async ({ id, body: { keepPrevious = true }, ...services }) => {
      const secret = createSecret();
      const updated = await services.endpoints.updateEndpoint(services.tenant, id, (current) => ({
        ...current,
        secrets: [secret, ...(keepPrevious ? current.secrets.slice(0, 1) : [])],
      }));
      if (updated === null) throw missing(id);
      return { ...viewOf(updated), secrets: [secret] };
    },
  }),
  defineRoute({
    ...READ,
    method: 'GET',
    path: '/webhook-endpoints/{id}/dead-letters',
    operationId: 'listDeadLetters',
    summary: 'Deliveries that were given up (dead letters), in the order of invoice and sequence.',
    query: object<{ readonly limit?: number }>({ limit: optional(integer(1, 1000)) }),
    answers: { status: 200, schema: 'DeadLetter', many: 'list' },
    run: async ({ id, query: { limit = 100 }, ...services }) => {
      await load(services, id);
      return services.endpoints.deadLetters(services.tenant, id, limit);
    },
  }),
  defineRoute({
    ...WRITE,
    method: 'POST',
    path: '/webhook-endpoints/{id}/resend',
    operationId: 'resendEvents',
    summary: 'Resend events to a receiver: one, all since an instant, or all dead letters.',
    body: 'ResendRequest',
    bodyShape: resendRequestShape,
    answers: { status: 200, schema: 'Resent' },
    run: async ({ id, body, ...services }) => {
      const choice = choiceOf(body);
      await load(services, id);
      return { queued: await services.endpoints.resend(services.tenant, id, choice) };
    },
  }),
];

async function load({ endpoints, tenant }: Pick<Services, 'endpoints' | 'tenant'>, id: string): Promise<Endpoint> {
  const found = (await endpoints.endpoints(tenant)).find((one) => one.id === id);
  if (found) return found;
  throw missing(id);
}

function missing(id: string): NotFoundError {
  return new NotFoundError('endpoint.not_found', `webhook endpoint ${show(id)} does not exist in this tenant`, { id });
}

/** A change of both could fail half-way, so each has a request of its own. */
function besideState(changed: object): readonly Fault[] {
  return Object.keys(changed).map((name) =>
    fault(
      'field.conflict',
      `/${name}`,
      `"${name}" cannot be changed together with the state; send it in a request of its own`,
    ),
  );
}

function viewOf({ id, url, eventTypes, billingEntityId, state, failingSince, createdAt }: Endpoint): EndpointView {
  return { id, url, eventTypes, billingEntityId, state, failingSince, createdAt };
}

/** What of an endpoint may be changed. */
function inputOf({ url, eventTypes, billingEntityId }: Endpoint): EndpointInput {
  return { url, eventTypes, billingEntityId };
}

function choiceOf({ eventId, since, dead }: ResendRequest): ResendChoice {
  const choices: readonly ResendChoice[] = [
    ...(eventId === undefined ? [] : [{ eventId }]),
    ...(since === undefined ? [] : [{ since }]),
    ...(dead === true ? [{ dead }] : []),
  ];
  const [choice, ...more] = choices;
  if (choice && more.length === 0) return choice;
  const message = `the body makes ${choices.length} choices; pass exactly one of "eventId", "since" and "dead": true`;
  throwFaults([fault(choice ? 'field.conflict' : 'field.required', '', message)]);
  return choice as ResendChoice;
}
