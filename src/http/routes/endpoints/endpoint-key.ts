import { fingerprint } from '../../../service/input/fingerprint.ts';
import { claimKey } from '../../../service/stored-answer.ts';
import type { EndpointCreation } from './endpoint-shapes.ts';

/**
 * The id and the fingerprint of an endpoint that is created under an idempotency key: the same key gives the same id, so
 * that the store adds it once.
 *
 * @throws {ValidationError} `idempotency.key_invalid`
 */
export async function namedByKey(
  key: string | undefined,
  input: EndpointCreation,
): Promise<{ readonly id?: string; readonly fingerprint?: string }> {
  const claim = await claimKey({ name: 'createWebhookEndpoint', input, idempotencyKey: key });
  if (claim === undefined) return {};
  const digest = await fingerprint('webhookEndpointId', claim.key);
  const id = digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { id, fingerprint: claim.fingerprint };
}
