import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import type { UrlRules } from '../../webhooks/endpoints/validate-webhook-url.ts';
import type { ComponentName, Described } from '../openapi/components.ts';
import type { CommandOptions } from '../requests/command-options.ts';
import type { Scope } from './scope.ts';

/** What only some hosts have: a route that needs it is not there without it. */
export type Need = 'endpoints' | 'records';

/** The host's side of a request, of the caller's tenant. */
export interface Services {
  readonly tenant: string;
  readonly invoicing: Invoicing;
  readonly endpoints: DeliveryStore;
  readonly records: DirectoryStore;
  readonly webhookUrls: UrlRules;
}

/** A request, read; what its body and its parameters say is checked by the one who takes it. */
export interface Call<Body, Query> extends Services {
  /** The id or code in the path. */
  readonly id: string;
  readonly query: Query;
  readonly body: Body;
  /** What its headers ask of the command. */
  readonly options: CommandOptions;
}

/** What a route answers with when all is well. */
export interface Answers {
  readonly status: 200 | 201 | 204;
  readonly schema?: ComponentName;
  /** The result is a page, or a list, of the schema. */
  readonly many?: 'page' | 'list';
  /** The result has a version, which is its entity tag. */
  readonly tagged?: true;
  /** Where what was created is found, after the base path. */
  readonly location?: (result: { readonly id: string; readonly code: string }) => string;
}

/** One operation of the API: what OpenAPI says of it, and what it does. */
export interface Route<Body extends ComponentName = ComponentName, Query = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** In OpenAPI's notation, `/invoices/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: 'Invoices' | 'Corrections' | 'Webhook endpoints' | 'Directory';
  readonly scope: Scope;
  readonly needs?: Need;
  readonly body?: Body;
  readonly isBodyOptional?: true;
  /** The shape of a body that goes to nobody who checks it, or not always. */
  readonly bodyShape?: ObjectShape<Described<Body>>;
  readonly query?: ObjectShape<Query>;
  /** Takes an `Idempotency-Key`. */
  readonly takesKey?: true;
  /** Takes an `If-Match` with the version that the caller saw. */
  readonly takesVersion?: true;
  readonly answers: Answers;
  readonly run: (call: Call<Described<Body>, Query>) => Promise<unknown>;
}
