import { type Handler, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { show } from '../errors/show.ts';
import { csvResponse } from './answers/csv.ts';
import { preferredType } from './answers/preferred-type.ts';
import { problemOf, problemResponse } from './answers/problem.ts';
import type { HandlerOptions } from './handler-options.ts';
import { type InvoicingSource, type Mount, readMount, serves, servicesOf } from './mount.ts';
import { readRequest } from './read-request.ts';
import { requireCaller } from './requests/caller.ts';
import { checkOrigin } from './requests/check-origin.ts';
import { RequestError } from './requests/request-error.ts';
import { retryConflicts } from './requests/retry-conflicts.ts';
import { respond } from './respond.ts';
import { type Route, scopesOf } from './routes/route.ts';
import { routes } from './routes/routes.ts';

/** A Web-standard handler: mounted in one line in Hono, Next.js, Bun, Deno or a worker, behind an adapter in Node. */
export interface InvoicingHandler {
  (request: Request): Promise<Response>;
  /** Where it is mounted. */
  readonly basePath: string;
}

/**
 * Create the HTTP face of a service.
 *
 * Every refusal is problem details (RFC 9457) with a code of this library; no error is left unhandled.
 *
 * @param invoicing - the service of one tenant, or a function from a tenant to its service
 * @throws {ValidationError} `field.required` without `authenticate`, `field.type`, `field.value`
 * @example
 * ```ts
 * const options = { store, directory };
 * const handler = createInvoicingHandler(
 *   (tenant) => createInvoicing({ ...options, tenant }),
 *   { authenticate: (request) => callerOf(request.headers.get('authorization')), basePath: '/billing' },
 * );
 * ```
 */
export function createInvoicingHandler(invoicing: InvoicingSource, options: HandlerOptions): InvoicingHandler {
  const mount = readMount(invoicing, options);
  const served = routes.filter((route) => serves(mount, route));
  const app = new Hono().basePath(mount.basePath);
  // What else the host serves under its name, and how, is for the host to say.
  app.use(secureHeaders({ strictTransportSecurity: false }), neverStored);
  app.get('/openapi.json', describing(served, mount));
  app.all('/openapi.json', () => refuseMethod(['GET']));
  for (const route of served) app.on(route.method, patternOf(route), handlerOf(route, mount));
  for (const [path, methods] of methodsByPath(served)) app.all(path, () => refuseMethod(methods));
  app.notFound(({ req }) => {
    const message = `${show(req.path)} is not a path of this API; its OpenAPI document is at ${mount.basePath}/openapi.json`;
    return answerTo(new RequestError('request.not_found', 404, message), req.raw, mount);
  });
  app.onError((error, { req }) => answerTo(error, req.raw, mount));
  return Object.assign(async (request: Request) => app.fetch(request), { basePath: mount.basePath });
}

/** Set on the response itself: `context.header` makes another one, whose body is a stream. */
const neverStored: MiddlewareHandler = async (context, next) => {
  await next();
  context.res.headers.set('Cache-Control', 'no-store');
};

function describing(served: readonly Route[], mount: Mount): Handler {
  let document: Promise<string> | undefined;
  return async () => {
    // It needs the schemas and zod, which take longer to load than all the rest.
    document ??= import('./openapi/openapi.ts').then(({ openApiOf }) => JSON.stringify(openApiOf(served, mount)));
    return new Response(await document, { headers: { 'Content-Type': 'application/json' } });
  };
}

/** What a host throws need not be an `Error`, and hono lets everything else through. */
function handlerOf(route: Route, mount: Mount): Handler {
  return async ({ req }) => {
    const [id = ''] = Object.values(req.param());
    try {
      return await handle(route, mount, req.raw, id);
    } catch (error) {
      return answerTo(error, req.raw, mount);
    }
  };
}

/** Origin and caller are checked before a byte of the body is read. */
async function handle(route: Route, mount: Mount, request: Request, id: string): Promise<Response> {
  const foreign = checkOrigin(request, mount.origins);
  if (foreign) throw new RequestError('request.foreign_origin', 403, foreign.message, { details: foreign.details });
  const caller = await requireCaller(mount.authenticate, request, scopesOf(route));
  const services = servicesOf(mount, caller, route);
  const call = await readRequest(route, request, {
    services,
    id,
    maxBodyBytes: mount.maxBodyBytes,
    caller,
  });
  if (route.csv && preferredType(request.headers.get('accept'), ['text/csv'])) {
    const { name, rows } = route.csv;
    return csvResponse(rows(call), name, (error) => logFailure(error, request, mount));
  }
  const result = await retryConflicts(() => route.run(call), call.options);
  return respond(route, result, request, mount);
}

/** A path in hono's notation. */
function patternOf({ path }: Route): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(served: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, readonly string[]>();
  for (const route of served) byPath.set(patternOf(route), [...(byPath.get(patternOf(route)) ?? []), route.method]);
  return byPath;
}

function refuseMethod(methods: readonly string[]): never {
  const message = `this path takes only ${methods.join(', ')}`;
  throw new RequestError('request.method_not_allowed', 405, message, { headers: { Allow: methods.join(', ') } });
}

function answerTo(error: unknown, request: Request, mount: Mount): Response {
  const problem = problemOf(error);
  if (problem.status < 500) return problemResponse(problem, error instanceof RequestError ? error.headers : {});
  return problemResponse({ ...problem, instance: `urn:uuid:${logFailure(error, request, mount)}` });
}

/** Tell the host's log; the id of the failure. */
function logFailure(error: unknown, request: Request, { onFailure }: Mount): string {
  const id = crypto.randomUUID();
  // A log that fails must not take the answer with it, nor, as a rejection that nobody handles, the process.
  new Promise<void>((resolve) => resolve(onFailure({ id, error, request }))).catch(() => {});
  return id;
}
