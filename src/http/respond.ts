import type { Page } from '../ports/invoice-store.ts';
import { jsonText } from '../validation/json-text.ts';
import { preferredType } from './answers/preferred-type.ts';
import { renderDocument } from './answers/render-document.ts';
import type { Mount } from './mount.ts';
import { isKnown, tagOf, tagOfContent } from './requests/preconditions.ts';
import type { Route } from './routes/route.ts';

/**
 * The successful response of a route: its result as JSON, with its entity tag, its path, and the link to the next page.
 *
 * @param mount - where the API is mounted, and in what the host can render a document
 */
export async function respond(
  { method, answers, csv }: Route,
  result: unknown,
  request: Request,
  { basePath, documents = {} }: Pick<Mount, 'basePath' | 'documents'>,
): Promise<Response> {
  const { status, tagged, many, location, rendered } = answers;
  const type = rendered && preferredType(request.headers.get('accept'), Object.keys(documents));
  if (type) return renderDocument(result as Parameters<typeof renderDocument>[0], type, documents, request);
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
  if (csv || (rendered && Object.keys(documents).length > 0)) headers.set('Vary', 'Accept');
  if (location) headers.set('Location', basePath + location(result as never));
  const next = many === 'page' ? (result as Page<unknown>).nextCursor : null;
  if (next !== null) headers.set('Link', `<${pageAfter(request.url, next)}>; rel="next"`);
  return new Response(jsonText(many === 'list' ? { items: result } : result), { status, headers });
}

function pageAfter(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
