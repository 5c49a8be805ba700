import { fault } from '../../../errors/fault.ts';
import { throwFaults } from '../../../errors/throw-faults.ts';
import type { ResendChoice } from '../../../ports/delivery-store.ts';
import { integer } from '../../../validation/leaves.ts';
import { object, optional } from '../../../validation/object.ts';
import { createSecret } from '../../../webhooks/signing/secret.ts';
import { defineRoute } from '../define-route.ts';
import type { Route } from '../route.ts';
import { type ResendRequest, resendRequestShape, secretRotationShape } from './endpoint-shapes.ts';
import { loadEndpoint, missingEndpoint, viewOf } from './found-endpoint.ts';

const READ = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:read' } as const;
const WRITE = { tag: 'Webhook endpoints', needs: 'endpoints', scope: 'webhooks:write' } as const;

/** The secrets, the dead letters and the resending of a receiver. */
export const deliveryRoutes: readonly Route[] = [
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
      if (updated === null) throw missingEndpoint(id);
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
      await loadEndpoint(services, id);
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
      await loadEndpoint(services, id);
      return { queued: await services.endpoints.resend(services.tenant, id, choice) };
    },
  }),
];

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
