import type { Page } from '../ports/invoice-store.ts';
import { isKnown, tagOf, tagOfContent } from './requests/preconditions.ts';
import type { Route } from './routes/route.ts';

/**
 * The successful response of a route: its result as JSON, with its entity tag, its path, and the link to the next page.
 *
 * @param basePath - where the API is mounted
 */
export async function respond(
  { method, answers }: Route,
  result: unknown,
  request: Request,
  basePath: string,
): Promise<Response> {
  const { status, tagged, many, location } = answers;
  if (status === 204) return new Response(null, { status });
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (tagged) {
    const tag =
      tagged === 'version' ? tagOf((result as { readonly version: number }).version) : await tagOfContent(result);
    headers.set('ETag', tag);
    // A HEAD is routed as its GET (RFC 9110, 13.1.2: both are answered with 304).
    if (method === 'GET' && isKnown(request.headers, tag))
      return new Response(null, { status: 304, headers: { ETag: tag } });
  }
  if (location) headers.set('Location', basePath + location(result as Parameters<typeof location>[0]));
  const next = many === 'page' ? (result as Page<unknown>).nextCursor : null;
  if (next !== null) headers.set('Link', `<${pageAfter(request.url, next)}>; rel="next"`);
  return new Response(JSON.stringify(many === 'list' ? { items: result } : result), { status, headers });
}

function pageAfter(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
