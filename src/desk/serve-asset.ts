import type { Asset } from './assets.d.ts';

/** A file as the browser may keep it for ever: its name changes with its content. */
export function serveAsset({ type, gzip }: Asset, request: Request): Response {
  const headers = new Headers({
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  const bytes = Uint8Array.from(atob(gzip), (character) => character.charCodeAt(0));
  const accepts = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/i;
  if (accepts.test(request.headers.get('accept-encoding') ?? '')) {
    headers.set('Content-Encoding', 'gzip');
    headers.set('Content-Length', String(bytes.length));
    return new Response(request.method === 'HEAD' ? null : bytes, { headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), { headers });
}
