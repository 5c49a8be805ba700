import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { throwFaults } from '../errors/throw-faults.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { DirectoryStore } from '../ports/directory-store.ts';
import type { Invoicing } from '../service/invoicing.ts';
import { checkShape } from '../validation/check-shape.ts';
import { integer } from '../validation/leaves.ts';
import type { UrlRules } from '../webhooks/endpoints/validate-webhook-url.ts';
import { type Authenticate, type Caller, forbidden } from './requests/caller.ts';
import type { Need, Route, Services } from './routes/route.ts';

/** The service of one tenant, or how to make that of any. */
export type InvoicingSource = Invoicing | ((tenant: string) => Invoicing);

/** A failure of the server, for its log: nothing of it is told to the caller but the id. */
export interface Failure {
  /** In the caller's answer it is the `instance`, `urn:uuid:…`. */
  readonly id: string;
  readonly error: unknown;
  readonly request: Request;
}

/** What {@link createInvoicingHandler} takes. */
export interface HandlerOptions {
  /** Tells the tenant and the scopes of a request, or `null`. Required: nothing is served to everyone. */
  readonly authenticate: Authenticate;
  /** Where it is mounted, such as `"/billing"`; default `""`. */
  readonly basePath?: string;
  /** The largest body in bytes, default 2 MiB: 10,000 lines fit. */
  readonly maxBodyBytes?: number;
  /** Serves `/webhook-endpoints`. */
  readonly deliveries?: DeliveryStore;
  /** Which receivers on the inside may be registered; default none. */
  readonly webhookUrls?: UrlRules;
  /** Serves `/customers`, `/add-ons`, `/taxes` and `/billing-entities`. */
  readonly directory?: DirectoryStore;
  /** The OpenAPI document's `securitySchemes`; default a bearer token. */
  readonly securitySchemes?: { readonly [name: string]: { readonly type: string; readonly [member: string]: unknown } };
  /** Told of every failure of the server, with the id that its answer has. What it throws is lost. */
  readonly onFailure?: (failure: Failure) => void;
}

/** The options that have a default. */
type Filled = Required<
  Pick<HandlerOptions, 'basePath' | 'maxBodyBytes' | 'webhookUrls' | 'securitySchemes' | 'onFailure'>
>;

const DEFAULTS: Filled = {
  basePath: '',
  maxBodyBytes: 2 * 1024 * 1024,
  webhookUrls: {},
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  onFailure: () => {},
};

/** A service and where it is mounted, checked, with the defaults. */
export type Mount = HandlerOptions & Filled & { readonly source: InvoicingSource };

/**
 * Fill and check the options.
 *
 * @throws {ValidationError} `field.required` without `authenticate`, `field.type`, `field.value`
 */
export function readMount(source: InvoicingSource, options: HandlerOptions): Mount {
  const mount = { ...DEFAULTS, ...options, source };
  throwFaults([...sourceFaults(source), ...optionFaults(mount)]);
  return mount;
}

/** Whether a host has what a route needs. */
export function serves({ deliveries, directory }: Mount, { needs }: Route): boolean {
  const has: { readonly [need in Need]: boolean } = {
    endpoints: deliveries !== undefined,
    records: directory !== undefined,
  };
  return needs === undefined || has[needs];
}

/**
 * The host's side of a request of a caller.
 *
 * @throws {RequestError} `request.forbidden` where the handler serves another tenant alone
 */
export function servicesOf({ source, ...mount }: Mount, { tenant }: Caller, { scope }: Route): Services {
  const invoicing = typeof source === 'function' ? source(tenant) : source;
  if (invoicing.tenant !== tenant) {
    if (source === invoicing) throw forbidden('this API serves another tenant', scope);
    throw new TypeError(`asked for the service of tenant ${show(tenant)}, got that of ${show(invoicing.tenant)}`);
  }
  // A route that needs what is missing is not served.
  return {
    tenant,
    invoicing,
    endpoints: mount.deliveries as DeliveryStore,
    records: mount.directory as DirectoryStore,
    webhookUrls: mount.webhookUrls,
  };
}

function sourceFaults(source: InvoicingSource): readonly Fault[] {
  if (typeof source === 'function' || typeof source?.createOneOffInvoice === 'function') return [];
  const message = `${show(source)} is no service; pass what createInvoicing makes, or a function from a tenant to it`;
  return [fault('field.type', '/invoicing', message)];
}

function optionFaults({ authenticate, basePath, maxBodyBytes }: HandlerOptions): readonly Fault[] {
  return [
    ...(typeof authenticate === 'function'
      ? []
      : [fault('field.required', '/authenticate', 'authenticate is missing; pass a function that tells who calls')]),
    ...(/^(?:\/[\w.~-]+)*$/.test(String(basePath))
      ? []
      : [
          fault(
            'field.value',
            '/basePath',
            `${show(basePath)} is no path; pass such as "/billing", without a last slash`,
          ),
        ]),
    ...checkShape(integer(1, 2 ** 30), maxBodyBytes, '/maxBodyBytes'),
  ];
}
