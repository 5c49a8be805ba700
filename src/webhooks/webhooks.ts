export { afterCommit, wakeAfterCommit } from './after-commit.ts';
export { createEndpoint, type EndpointInput } from './create-endpoint.ts';
export { createRelay, type Relay, type RelayReport } from './create-relay.ts';
export { DeliveryError, type DeliveryErrorOptions } from './delivery-error.ts';
export { standardDialect, type WebhookDialect, type WebhookRequest } from './dialect.ts';
export { functionSink } from './function-sink.ts';
export { type HttpSinkOptions, httpSink } from './http-sink.ts';
export { lagoCustomer } from './lago-customer.ts';
export { type LagoDialectOptions, lagoDialect } from './lago-dialect.ts';
export { lagoFee } from './lago-fee.ts';
export { type LagoKind, lagoId } from './lago-id.ts';
export { lagoInvoice } from './lago-invoice.ts';
export { lagoPaymentStatus, lagoStatus } from './lago-status.ts';
export type {
  LagoAppliedTax,
  LagoCustomer,
  LagoFee,
  LagoInvoice,
  LagoPaymentStatus,
  LagoStatus,
} from './lago-types.ts';
export type { RawRequest } from './read-signed-request.ts';
export type { RelayObserver } from './relay-observer.ts';
export type { RelayOptions } from './relay-options.ts';
export { standardRetryDelays } from './retry-schedule.ts';
export { createSecret } from './secret.ts';
export { signWebhook, type UnsignedWebhook, type WebhookHeaders } from './sign-webhook.ts';
export { type UrlRules, validateWebhookUrl } from './validate-webhook-url.ts';
export { type VerifyOptions, verifyWebhook } from './verify-webhook.ts';
export { type InvoiceReference, type PayloadOptions, payloadOf, type WebhookPayload } from './webhook-payload.ts';
export { WebhookVerificationError } from './webhook-verification-error.ts';
