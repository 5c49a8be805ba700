import { NotFoundError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import type { Endpoint, ReplayChoice } from '../../ports/delivery-store.ts';
import { integer } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { createEndpoint } from '../../webhooks/endpoints/create-endpoint.ts';
import { validateWebhookUrl } from '../../webhooks/endpoints/validate-webhook-url.ts';
import { createSecret } from '../../webhooks/signing/secret.ts';
import { defineRoute } from './define-route.ts';
import {
  type EndpointView,
  endpointCreationShape,
  endpointUpdateShape,
  type ReplayRequest,
  replayRequestShape,
  secretRotationShape,
} from './endpoint-shapes.ts';
import type { Answers, Route, Services } from './route.ts';

const READ = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:read' } as const;
const WRITE = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:write' } as const;
const endpoint: Answers = { status: 200, schema: 'Endpoint' };
const withSecrets: Answers = {
  status: 201,
  schema: 'NewEndpoint',
  location: ({ id }) => `/webhook-endpoints/${encodeURIComponent(id)}`,
};

/** Receivers of events, their secrets, and what could not be delivered to them. */
export const endpointRoutes: readonly Route[] = [
  defineRoute({
    ...WRITE,
    method: 'POST',
    path: '/webhook-endpoints',
    operationId: 'createWebhookEndpoint',
    summary: 'Register a receiver; its signing secret is answered now and never again.',
    body: 'EndpointCreation',
    bodyShape: endpointCreationShape,
    answers: withSecrets,
    run: async ({ body, ...services }) => {
      throwFaults(validateWebhookUrl(body.url, services.webhookUrls));
      const created = createEndpoint({ ...body, tenant: services.tenant }, services.webhookUrls);
      await services.endpoints.saveEndpoint(created);
      return { ...viewOf(created), secrets: created.secrets };
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
    summary: 'Change a receiver; or pause it, disable it or start it again by its `state` alone.',
    body: 'EndpointUpdate',
    bodyShape: endpointUpdateShape,
    answers: endpoint,
    run: async ({ id, body: { state, ...changed }, ...services }) => {
      if (state !== undefined) {
        throwFaults(besideState(changed));
        const { endpoints, tenant } = services;
        if (!(await endpoints.setEndpointState(tenant, id, state, new Date().toISOString()))) throw missing(id);
        return viewOf(await load(services, id));
      }
      if (changed.url !== undefined) throwFaults(validateWebhookUrl(changed.url, services.webhookUrls));
      const updated = await services.endpoints.updateEndpoint(services.tenant, id, (current) => {
        const { url, eventTypes, billingEntityId } = createEndpoint({ ...current, ...changed }, { allowPrivate: true });
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
    summary: 'Delete a receiver, and what still waits for it.',
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
    operationId: 'rotateWebhookSecret',
    summary: 'A new signing secret, answered now and never again; events are signed with the one before as well.',
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
    summary: 'Deliveries that were given up, in the order of invoice and sequence.',
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
    path: '/webhook-endpoints/{id}/replay',
    operationId: 'replayEvents',
    summary: 'Queue events for a receiver again: one, all since a moment, or all that was given up.',
    body: 'ReplayRequest',
    bodyShape: replayRequestShape,
    answers: { status: 200, schema: 'Replayed' },
    run: async ({ id, body, ...services }) => {
      const choice = choiceOf(body);
      await load(services, id);
      const now = new Date().toISOString();
      return { queued: await services.endpoints.replay(services.tenant, id, choice, now) };
    },
  }),
];

async function load({ endpoints, tenant }: Pick<Services, 'endpoints' | 'tenant'>, id: string): Promise<Endpoint> {
  const found = (await endpoints.endpoints(tenant)).find((one) => one.id === id);
  if (found) return found;
  throw missing(id);
}

function missing(id: string): NotFoundError {
  return new NotFoundError('endpoint.not_found', `there is no webhook endpoint ${show(id)} in this tenant`, { id });
}

/** Two steps could end in the middle: what it is and what it does are changed apart. */
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

function choiceOf({ eventId, since, dead }: ReplayRequest): ReplayChoice {
  const choices: readonly ReplayChoice[] = [
    ...(eventId === undefined ? [] : [{ eventId }]),
    ...(since === undefined ? [] : [{ since }]),
    ...(dead === true ? [{ dead }] : []),
  ];
  const [choice, ...more] = choices;
  if (choice && more.length === 0) return choice;
  const message = `${choices.length} choices are made; pass one of "eventId", "since" and "dead": true`;
  throwFaults([fault(choice ? 'field.conflict' : 'field.required', '', message)]);
  return choice as ReplayChoice;
}
