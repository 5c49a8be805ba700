export type { Problem } from './answers/problem.ts';
export { createInvoicingHandler, type InvoicingHandler } from './create-invoicing-handler.ts';
export type { Failure, HandlerOptions, InvoicingSource } from './mount.ts';
export type { Authenticate, Caller } from './requests/caller.ts';
export { type Scope, scopes } from './routes/scope.ts';
