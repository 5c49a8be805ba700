export type { Problem } from './answers/problem.ts';
export type { DocumentRenderer, DocumentRenderers } from './answers/render-document.ts';
export { createInvoicingHandler, type InvoicingHandler } from './create-invoicing-handler.ts';
export type { Failure, HandlerOptions } from './handler-options.ts';
export type { InvoicingSource } from './mount.ts';
export type { SecuritySchemes } from './openapi/security-schemes.ts';
export type { Authenticate, Caller } from './requests/caller.ts';
export { checkOrigin } from './requests/check-origin.ts';
export { type Scope, scopes } from './requests/scope.ts';
