import type { Asset, assets } from './assets.d.ts';
import type { DeskOptions } from './desk-options.ts';
import { type DeskMount, readDeskOptions } from './read-options.ts';
import { securityHeaders } from './security-headers.ts';
import { serveAsset } from './serve-asset.ts';
import { shellOf } from './shell.ts';

/** A Web-standard handler, mounted beside the API. */
export type Desk = (request: Request) => Promise<Response>;

/** What is served under `assets/`, and the page itself with its entity tag. */
interface Site {
  readonly files: ReadonlyMap<string, Asset>;
  readonly html: string;
  readonly tag: string;
}

/**
 * Create the page on which staff write and follow invoices.
 *
 * It holds no data and no secret: it calls the API of the same origin with the session that the reader has there.
 *
 * @throws {ValidationError} every fault of the options at once: `field.*`, `text.*`, `list.too_long`
 * @example
 * ```ts
 * const billing = createInvoicingHandler(service, { basePath: '/billing', authenticate });
 * const desk = createDesk({ handler: billing, basePath: '/admin/invoices', brand: { name: 'Acme' } });
 * app.all('/billing/*', ({ req }) => billing(req.raw));
 * app.all('/admin/invoices/*', ({ req }) => desk(req.raw));
 * ```
 */
export function createDesk(options: DeskOptions): Desk {
  const mount = readDeskOptions(options);
  const headers = securityHeaders(mount.frameAncestors);
  let site: Promise<Site> | undefined;
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (!pathname.startsWith(mount.basePath)) return plain(404, 'Not found');
    const path = pathname.slice(mount.basePath.length);
    if (path !== '' && !path.startsWith('/')) return plain(404, 'Not found');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'Only GET and HEAD', { Allow: 'GET, HEAD' });
    // A relative redirect survives a proxy that takes a prefix off.
    if (path === '') return plain(308, '', { Location: `${pathname.split('/').at(-1)}/${search}` });
    site ??= loadSite(mount);
    const { files, html, tag } = await site;
    if (path === '/') return page(html, tag, request, headers);
    const asset = files.get(path.slice('/assets/'.length));
    return asset !== undefined && path.startsWith('/assets/') ? serveAsset(asset, request) : plain(404, 'Not found');
  };
}

async function loadSite(mount: DeskMount): Promise<Site> {
  // They are larger than all the rest, and only needed once somebody opens the page.
  const loaded = await import('./assets.js');
  const files = new Map(Object.entries(loaded.assets.files));
  const extra: string[] = [];
  if (Object.keys(mount.theme).length > 0) {
    const values = Object.entries(mount.theme).map(([name, value]) => `--desk-${name}: ${value};`);
    extra.push(await add(files, 'theme', 'css', 'text/css; charset=utf-8', `:root { ${values.join(' ')} }`));
  }
  if (mount.texts !== undefined)
    extra.push(await add(files, 'texts', 'json', 'application/json', JSON.stringify(mount.texts)));
  const html = shellOf(mount, loaded.assets as typeof assets, extra);
  return { files, html, tag: `"${await digestOf(html)}"` };
}

/** Add a file of this mount. */
async function add(
  files: Map<string, Asset>,
  name: string,
  extension: string,
  type: string,
  text: string,
): Promise<string> {
  const file = `${name}-${await digestOf(text)}.${extension}`;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  files.set(file, { type, gzip: btoa(String.fromCharCode(...bytes)) });
  return file;
}

async function digestOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function page(html: string, tag: string, request: Request, security: { readonly [name: string]: string }): Response {
  const headers = { ...security, ETag: tag, 'Cache-Control': 'no-cache' };
  if (request.headers.get('if-none-match')?.includes(tag)) return new Response(null, { status: 304, headers });
  const type = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(request.method === 'HEAD' ? null : html, { headers: { ...headers, ...type } });
}

function plain(status: number, text: string, headers: { readonly [name: string]: string } = {}): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...headers },
  });
}
