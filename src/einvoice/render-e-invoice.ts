import type { EInvoiceProfile } from '../code-lists/e-invoice-profiles.ts';
import { ValidationError } from '../errors/errors.ts';
import { fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import type { CreditNote } from '../invoice/credit-note.ts';
import { requireDocument } from '../invoice/documents/require-document.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { toCii } from './to-cii.ts';
import { toUbl } from './to-ubl.ts';
import { requireProfile } from './validate-e-invoice.ts';

/**
 * The e-invoice that an HTTP request asks for: pass it to `createInvoicingHandler` as the renderer of `application/xml`.
 *
 * The profile is that of the query (`?profile=xrechnung`), else that of the type that is accepted
 * (`Accept: application/xml; profile=xrechnung`), else the document's, else its customer's, else `en16931`. It is written
 * in UBL where the profile has UBL, and in CII for `?syntax=cii`.
 *
 * @throws {ValidationError} `einvoice.profile_unknown` for an unknown profile, with the list; else as `toUbl` and `toCii`
 * @example
 * createInvoicingHandler(serviceOf, { authenticate, documents: { 'application/xml': renderEInvoice } });
 */
export function renderEInvoice(document: Invoice | CreditNote, request: Request): string {
  requireDocument(document, 'an invoice or a credit note');
  if (!(request instanceof Request)) throw noRequest(request);
  const { searchParams } = new URL(request.url);
  const named = searchParams.get('profile') ?? acceptedProfile(request.headers.get('accept'));
  const profile = (named as EInvoiceProfile | null) ?? ownProfile(document) ?? 'en16931';
  const { ubl } = requireProfile(profile);
  return ubl && searchParams.get('syntax') !== 'cii' ? toUbl(document, { profile }) : toCii(document, { profile });
}

function noRequest(given: unknown): ValidationError {
  const message = `${show(given)} is not a Request; pass the one that asks for the document, or call toUbl or toCii`;
  return new ValidationError([fault('field.type', '/request', message)]);
}

function ownProfile({ eInvoiceProfile, customer }: Invoice | CreditNote): EInvoiceProfile | undefined {
  const profile = eInvoiceProfile ?? customer.eInvoiceProfile;
  return profile === 'none' ? undefined : profile;
}

/** The parameter of the first range of XML that has one. */
function acceptedProfile(accept: string | null): string | null {
  return /application\/xml[^,]*;\s*profile="?([^",;\s]*)/i.exec(accept ?? '')?.[1] ?? null;
}
