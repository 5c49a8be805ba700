import type { CreditNote } from '../../invoice/credit-note.ts';
import { fileNameOf } from '../../invoice/file-name.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { isKnown } from '../requests/preconditions.ts';

/** Makes a document in one media type. */
export type DocumentRenderer = (
  document: Invoice | CreditNote,
  request: Request,
) => string | Uint8Array<ArrayBuffer> | Promise<string | Uint8Array<ArrayBuffer>>;

/** The media types that a host can produce in addition to JSON. */
export interface DocumentRenderers {
  readonly [mediaType: string]: DocumentRenderer;
}

/** Nothing that a page of ours has may run or be fetched; that of a host's own template neither. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";

/**
 * A document as the host renders it, with a strong entity tag, the SHA-256 of its bytes, and a file name after its
 * number.
 */
export async function renderDocument(
  document: Invoice | CreditNote,
  type: string,
  renderers: DocumentRenderers,
  request: Request,
): Promise<Response> {
  const made = await (renderers[type] as DocumentRenderer)(document, request);
  const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
  const tag = `"${hex(await crypto.subtle.digest('SHA-256', bytes))}"`;
  const headers = new Headers({ ETag: tag, Vary: 'Accept' });
  if (isKnown(request.headers, tag)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', /^text\/|[/+]xml$/.test(type) ? `${type}; charset=utf-8` : type);
  headers.set('Content-Disposition', `inline; filename="${fileName(document, type)}"`);
  if (type === 'text/html') headers.set('Content-Security-Policy', POLICY);
  return new Response(bytes, { headers });
}

const EXTENSIONS: { readonly [subtype: string]: string } = { html: 'html', pdf: 'pdf', xml: 'xml' };

/** Letters, digits and hyphens of the number alone: a header holds no others. */
function fileName(document: Invoice | CreditNote, type: string): string {
  const name = fileNameOf(document);
  const extension = EXTENSIONS[type.split(/[/+]/).at(-1) ?? ''];
  return extension === undefined ? name : `${name}.${extension}`;
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
