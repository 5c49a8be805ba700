import type { ResolvedBrand } from '../sheet/resolved-brand.ts';
import { escapeHtml } from './escape.ts';

/** The logo as a picture in the page, else the name. A picture of SVG neither runs nor fetches anything. */
export function logoHtml({ logo, name }: ResolvedBrand): string {
  if (logo === null) return `<bdi>${escapeHtml(name)}</bdi>`;
  return `<img src="data:${logo.type};base64,${base64(logo.bytes)}" alt="${escapeHtml(logo.alt)}">`;
}

/** `btoa` takes characters, and a call takes some ten thousand arguments at most. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
