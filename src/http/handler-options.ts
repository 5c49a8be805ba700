import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { DirectorySearch } from '../ports/directory-search.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Reports } from '../ports/reports.ts';
import { list } from '../validation/combine.ts';
import { integer } from '../validation/leaves.ts';
import { isPlainObject, object, optional } from '../validation/object.ts';
import { callback, methodsOf, optionFaults } from '../validation/require-options.ts';
import { type Leaf, leaf, type ObjectShape } from '../validation/shape.ts';
import { type UrlRules, urlRuleShapes } from '../webhooks/endpoints/url-rules.ts';
import type { DocumentRenderers } from './answers/render-document.ts';
import { type SecuritySchemes, securitySchemesLeaf } from './openapi/security-schemes.ts';
import type { Authenticate } from './requests/caller.ts';

/** A failure of the server, for its log. The caller sees nothing of it but the id. */
export interface Failure {
  /** In the caller's answer it is the `instance`, `urn:uuid:…`. */
  readonly id: string;
  readonly error: unknown;
  readonly request: Request;
}

/** What {@link createInvoicingHandler} takes. */
export interface HandlerOptions {
  /** The tenant and the scopes of a request, or `null`. Required: nothing is public. */
  readonly authenticate: Authenticate;
  /** Where it is mounted, such as `"/billing"`; default `""`. */
  readonly basePath?: string;
  /** The largest body in bytes, default 2 MiB: 10,000 lines fit. */
  readonly maxBodyBytes?: number;
  /** Serves `/webhook-endpoints`. */
  readonly deliveries?: DeliveryStore;
  /** Which receivers in private networks may be registered; default none. */
  readonly webhookUrls?: UrlRules;
  /** Serves `/customers`, `/add-ons`, `/taxes` and `/billing-entities`. */
  readonly directory?: DirectoryStore;
  /**
   * Serves `GET /customers` and `GET /add-ons` as searches, for hosts whose directory is their own; default `directory`, if
   * it can search.
   */
  readonly search?: DirectorySearch;
  /** Serves `GET /invoices/counts`, `/reports/receivables` and `/reports/issued`. */
  readonly reports?: Reports;
  /**
   * Makes an invoice or a credit note in another media type, for `GET` with an `Accept` that prefers it:
   * `{ 'text/html': (document) => renderInvoiceHtml(document) }`. Default: JSON alone.
   */
  readonly documents?: DocumentRenderers;
  /**
   * Origins of other pages that may change something from a browser, such as `"https://app.example"`. Default none: an
   * unsafe request from a page of another origin is refused, whatever cookies it carries (CSRF).
   */
  readonly origins?: readonly string[];
  /** The OpenAPI document's `securitySchemes`; default a bearer token. */
  readonly securitySchemes?: SecuritySchemes;
  /** Called with every failure of the server and the id in its answer. What it throws is lost. */
  readonly onFailure?: (failure: Failure) => void;
}

const basePathLeaf: Leaf<string> = leaf({ type: 'string' }, (value, path) =>
  typeof value === 'string' && /^(?:\/[\w.~-]+)*$/.test(value)
    ? undefined
    : fault('field.value', path, `${show(value)} is not a path; pass one such as "/billing", without a final slash`),
);

const originLeaf: Leaf<string> = leaf({ type: 'string' }, (value, path) =>
  typeof value === 'string' && isOrigin(value)
    ? undefined
    : fault(
        'field.value',
        path,
        `${show(value)} is not an origin; pass scheme, host and port as a browser sends them, such as "https://app.example"`,
      ),
);

/** The origin of `http:` and `https:` as browsers write it; that of an app, such as `"capacitor://localhost"`, as it is. */
function isOrigin(text: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s,]+$/.test(text)) return false;
  return !/^https?:/.test(text) || (URL.canParse(text) && new URL(text).origin === text);
}

const renderersLeaf: Leaf<DocumentRenderers> = leaf({ type: 'object' }, (value, path) => {
  const example = "pass { 'text/html': (document) => renderInvoiceHtml(document) }";
  if (!isPlainObject(value)) return fault('field.type', path, `${show(value)} is not an object; ${example}`);
  const wrong = Object.entries(value).find(([type, render]) => !isMediaType(type) || typeof render !== 'function');
  if (wrong === undefined) return undefined;
  return fault('field.value', path, `${show(wrong[0])} is not a media type with a function; ${example}`);
});

/** A type without parameters, in small letters; JSON is the API's own. */
function isMediaType(text: string): boolean {
  return /^[a-z]+\/[a-z0-9.+-]+$/.test(text) && text !== 'application/json';
}

const optionsShape: ObjectShape<HandlerOptions> = object<HandlerOptions>({
  authenticate: callback<Authenticate>("(request) => ({ tenant: 'default', scopes })"),
  basePath: optional(basePathLeaf),
  maxBodyBytes: optional(integer(1, 2 ** 30)),
  deliveries: optional(
    methodsOf<DeliveryStore>(
      ['saveEndpoint', 'updateEndpoint', 'endpoints', 'resend'],
      'a delivery store, such as postgresDeliveryStore({ pool })',
    ),
  ),
  webhookUrls: optional(object<UrlRules>(urlRuleShapes)),
  directory: optional(
    methodsOf<DirectoryStore>(
      ['customer', 'save', 'add', 'update', 'remove', 'list'],
      'a directory store, such as postgresDirectory({ pool })',
    ),
  ),
  search: optional(methodsOf<DirectorySearch>(['search'], 'an object with search(tenant, kind, query)')),
  reports: optional(
    methodsOf<Reports>(
      ['counts', 'receivables', 'issued'],
      'reports, such as postgresReports({ pool }) or reportsOver(store)',
    ),
  ),
  documents: optional(renderersLeaf),
  origins: optional(list(originLeaf)),
  securitySchemes: optional(securitySchemesLeaf),
  onFailure: optional(
    callback<NonNullable<HandlerOptions['onFailure']>>('({ id, error }) => console.error(id, error)'),
  ),
});

/** What is wrong with the options of a handler; a misspelt one is refused by its name. */
export function handlerOptionFaults(options: unknown): readonly Fault[] {
  return optionFaults(optionsShape, options, 'createInvoicingHandler');
}
