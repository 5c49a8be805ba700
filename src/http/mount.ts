import { ValidationError } from '../errors/errors.ts';
import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { DirectorySearch } from '../ports/directory-search.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Reports } from '../ports/reports.ts';
import type { Invoicing } from '../service/invoicing.ts';
import type { UrlRules } from '../webhooks/endpoints/url-rules.ts';
import { type HandlerOptions, handlerOptionFaults } from './handler-options.ts';
import { type Caller, forbidden } from './requests/caller.ts';
import type { Need, Route, Services } from './routes/route.ts';
import type { ServedPart } from './routes/served-part.ts';

/** The service of one tenant, or how to make that of any. */
export type InvoicingSource = Invoicing | ((tenant: string) => Invoicing);

/** A service and where it is mounted: the checked options, with their defaults. */
export interface Mount extends HandlerOptions {
  readonly source: InvoicingSource;
  readonly basePath: string;
  readonly maxBodyBytes: number;
  readonly webhookUrls: UrlRules;
  readonly origins: readonly string[];
  readonly securitySchemes: NonNullable<HandlerOptions['securitySchemes']>;
  readonly onFailure: NonNullable<HandlerOptions['onFailure']>;
}

/**
 * Check the options and fill in the defaults.
 *
 * @throws {ValidationError} `field.required` without `authenticate`, `field.unknown` for an option that is misspelt,
 * `field.type`, `field.value`
 */
export function readMount(source: InvoicingSource, options: HandlerOptions): Mount {
  throwFaults([...sourceFaults(source), ...handlerOptionFaults(options)]);
  const {
    basePath = '',
    maxBodyBytes = 2 * 1024 * 1024,
    webhookUrls = {},
    origins = [],
    securitySchemes = { bearer: { type: 'http', scheme: 'bearer' } },
    onFailure = () => {},
  } = options;
  return { ...options, source, basePath, maxBodyBytes, webhookUrls, origins, securitySchemes, onFailure };
}

/** Whether a host has what a route needs. */
export function serves({ deliveries, directory, ...mount }: Mount, { needs }: Route): boolean {
  const has: { readonly [need in Need]: boolean } = {
    endpoints: deliveries !== undefined,
    directory: directory !== undefined,
    records: directory !== undefined || mount.search !== undefined,
    reports: mount.reports !== undefined,
  };
  return needs === undefined || has[needs];
}

/**
 * The host's side of a request of a caller.
 *
 * @throws {RequestError} `request.forbidden` where the handler serves another tenant alone
 */
export function servicesOf({ source, ...mount }: Mount, { tenant }: Caller, { scope }: Route): Services {
  const invoicing = typeof source === 'function' ? serviceOf(source, tenant) : source;
  if (invoicing.tenant !== tenant) {
    if (source === invoicing) throw forbidden('this API serves another tenant', scope);
    throw new TypeError(
      `the service of tenant ${show(tenant)} was requested, but that of ${show(invoicing.tenant)} was returned`,
    );
  }
  // A route that needs what is missing is not served.
  return {
    tenant,
    invoicing,
    endpoints: mount.deliveries as DeliveryStore,
    directory: mount.directory as DirectoryStore,
    search: searchOf(mount),
    reports: mount.reports as Reports,
    webhookUrls: mount.webhookUrls,
    serves: partsOf(mount),
    documentTypes: Object.keys(mount.documents ?? {}),
  };
}

/** What searches records: an option of its own, or the directory. */
function searchOf({ search, directory }: Pick<Mount, 'search' | 'directory'>): DirectorySearch | undefined {
  if (search !== undefined) return search;
  const own = directory as (DirectoryStore & Partial<DirectorySearch>) | undefined;
  return typeof own?.search === 'function' ? (own as DirectoryStore & DirectorySearch) : undefined;
}

/** The parts that the options bring. */
function partsOf(mount: Omit<Mount, 'source'>): readonly ServedPart[] {
  const { deliveries, directory, documents = {}, reports } = mount;
  return [
    'corrections',
    ...(directory ? (['directory'] as const) : []),
    ...(searchOf(mount) ? (['search'] as const) : []),
    ...(reports ? (['reports'] as const) : []),
    ...(Object.keys(documents).length > 0 ? (['documents'] as const) : []),
    ...(deliveries ? (['webhooks'] as const) : []),
  ];
}

/** What is wrong with the options of the host is not the fault of the request. */
function serviceOf(source: (tenant: string) => Invoicing, tenant: string): Invoicing {
  try {
    return source(tenant);
  } catch (cause) {
    if (!(cause instanceof ValidationError)) throw cause;
    throw new TypeError(`the service of tenant ${show(tenant)} could not be created: ${cause.message}`, { cause });
  }
}

function sourceFaults(source: InvoicingSource): readonly Fault[] {
  if (typeof source === 'function' || typeof source?.createOneOffInvoice === 'function') return [];
  const message = `${show(source)} is not a service; pass what createInvoicing makes, or a function from a tenant to it`;
  return [fault('field.type', '/invoicing', message)];
}
