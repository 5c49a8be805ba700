import { IdempotencyConflictError } from '../../../errors/errors.ts';
import { type Fault, fault } from '../../../errors/fault.ts';
import { throwFaults } from '../../../errors/throw-faults.ts';
import type { Endpoint } from '../../../ports/delivery-store.ts';
import { createEndpoint, type EndpointInput } from '../../../webhooks/endpoints/create-endpoint.ts';
import { validateWebhookUrl } from '../../../webhooks/endpoints/validate-webhook-url.ts';
import { defineRoute } from '../define-route.ts';
import type { Answers, Route } from '../route.ts';
import { namedByKey } from './endpoint-key.ts';
import { endpointCreationShape, endpointUpdateShape } from './endpoint-shapes.ts';
import { loadEndpoint, missingEndpoint, viewOf } from './found-endpoint.ts';

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

/** Receivers of events. */
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
    run: async ({ id, ...services }) => viewOf(await loadEndpoint(services, id)),
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
        if (!(await endpoints.setEndpointState(tenant, id, state))) throw missingEndpoint(id);
        return viewOf(await loadEndpoint(services, id));
      }
      if (changed.url !== undefined) throwFaults(validateWebhookUrl(changed.url, services.webhookUrls));
      const updated = await services.endpoints.updateEndpoint(services.tenant, id, (current) => {
        const { url, eventTypes, billingEntityId } = createEndpoint({ ...inputOf(current), ...changed }, ANY_HOST);
        return { ...current, url, eventTypes, billingEntityId };
      });
      if (updated === null) throw missingEndpoint(id);
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
      await loadEndpoint(services, id);
      await services.endpoints.deleteEndpoint(services.tenant, id);
    },
  }),
];

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

/** What of an endpoint may be changed. */
function inputOf({ url, eventTypes, billingEntityId }: Endpoint): EndpointInput {
  return { url, eventTypes, billingEntityId };
}
