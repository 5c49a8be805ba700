export type { RawRequest } from './read-signed-request.ts';
export { createSecret } from './secret.ts';
export { signWebhook, type UnsignedWebhook, type WebhookHeaders } from './sign-webhook.ts';
export { type VerifyOptions, verifyWebhook } from './verify-webhook.ts';
export { type InvoiceReference, type PayloadOptions, payloadOf, type WebhookPayload } from './webhook-payload.ts';
export { WebhookVerificationError } from './webhook-verification-error.ts';
