import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { DirectorySearch } from '../../ports/directory-search.ts';
import type { DirectoryStore } from '../../ports/directory-store.ts';
import type { Reports } from '../../ports/reports.ts';
import type { Invoicing } from '../../service/invoicing.ts';
import type { ObjectShape } from '../../validation/shape.ts';
import type { UrlRules } from '../../webhooks/endpoints/url-rules.ts';
import type { Caller } from '../requests/caller.ts';
import type { CommandOptions } from '../requests/command-options.ts';
import type { Preconditions } from '../requests/preconditions.ts';
import type { Scope } from '../requests/scope.ts';
import type { ComponentName, Described } from './documents.ts';
import type { ServedPart } from './served-part.ts';

/** What only some hosts have: without it a route that needs it does not exist. */
export type Need = 'endpoints' | 'directory' | 'records' | 'reports';

/** The host's side of a request, of the caller's tenant. */
export interface Services {
  readonly tenant: string;
  readonly invoicing: Invoicing;
  readonly endpoints: DeliveryStore;
  readonly directory: DirectoryStore;
  readonly search: DirectorySearch | undefined;
  readonly reports: Reports;
  readonly webhookUrls: UrlRules;
  /** Parts of the API that this host has. */
  readonly serves: readonly ServedPart[];
  /** The media types that documents come in beside JSON. */
  readonly documentTypes: readonly string[];
}

/** A request that was read; the content of its body and its parameters is checked by whoever takes it. */
export interface Call<Body, Query> extends Services {
  readonly caller: Caller;
  /** The id or code in the path. */
  readonly id: string;
  readonly query: Query;
  readonly body: Body;
  /** The options of the command that its headers give. */
  readonly options: CommandOptions;
  readonly preconditions: Preconditions;
}

/** The successful answer of a route. */
export interface Answers {
  readonly status: 200 | 201 | 204;
  readonly schema?: ComponentName;
  /** The result is a page, or a list, of the schema. */
  readonly many?: 'page' | 'list';
  /** What the entity tag of the result is made of: its version, or all of its content. */
  readonly tagged?: 'version' | 'content';
  /** The result is a document that the host can render in other media types. */
  readonly rendered?: true;
  /** The path of what was created, after the base path. */
  readonly location?: (result: never) => string;
}

/** One operation of the API: its description in OpenAPI, and what it does. */
export interface Route<Body extends ComponentName = ComponentName, Query = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** In OpenAPI's notation, `/invoices/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: 'Invoices' | 'Corrections' | 'Reports' | 'Webhook endpoints' | 'Directory' | 'Session';
  /** `null`: everyone who is known may call it. */
  readonly scope: Scope | null;
  /** Scopes that allow it as well. */
  readonly alsoFor?: readonly Scope[];
  readonly needs?: Need;
  readonly body?: Body;
  readonly isBodyOptional?: true;
  /** The shape of a body that `run` passes to nobody who checks it, or not always. */
  readonly bodyShape?: ObjectShape<Described<Body>>;
  readonly query?: ObjectShape<Query>;
  /** Takes an `Idempotency-Key`. */
  readonly takesKey?: true;
  /** Takes an `If-Match` with the version that the caller saw. */
  readonly takesVersion?: true;
  /** Takes `If-Match` and `If-None-Match` with the tag of the content that the caller saw. */
  readonly takesTag?: true;
  readonly answers: Answers;
  readonly run: (call: Call<Described<Body>, Query>) => Promise<unknown>;
  /** The whole list as a file, for an `Accept` that prefers `text/csv`. */
  readonly csv?: CsvExport<Query>;
}

/** A list as a CSV file: its name without the extension, and its rows, read while they are sent. */
interface CsvExport<Query> {
  readonly name: string;
  readonly rows: (call: Pick<Call<never, Query>, 'invoicing' | 'query'>) => AsyncGenerator<string>;
}

/** The scopes of which a caller needs one. */
export function scopesOf({ scope, alsoFor = [] }: Pick<Route, 'scope' | 'alsoFor'>): readonly Scope[] {
  return scope === null ? [] : [scope, ...alsoFor];
}
