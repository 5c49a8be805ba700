export type { Authenticate, Caller } from './caller.ts';
export { createInvoicingHandler, type InvoicingHandler } from './create-invoicing-handler.ts';
export type { Failure, HandlerOptions, InvoicingService, InvoicingSource } from './mount.ts';
export type { Problem } from './problem.ts';
export { type Scope, scopes } from './scope.ts';
