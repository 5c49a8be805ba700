import { renderEInvoice } from 'oneoff/einvoice';
import { describe, expect, it } from 'vitest';
import { INPUT, openApi } from './api.ts';

/** An issued invoice, a credit note on it, and requests for their XML. */
async function openIssued() {
  const { send, handler } = await openApi({ documents: { 'application/xml': renderEInvoice } });
  const { body: invoice } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
  const { body: note } = await send('POST', `/invoices/${invoice.id}/credit-notes`, { reason: 'duplicate' });
  const { body: draft } = await send('POST', '/invoices', { ...INPUT, issue: 'draft' });
  const get = (path: string, accept = 'application/xml', headers: Record<string, string> = {}) =>
    handler(
      new Request(`http://billing.test${path}`, { headers: { authorization: 'Bearer acme-corp', accept, ...headers } }),
    );
  return { get, invoice: `/invoices/${invoice.id}`, number: invoice.number, note: `/credit-notes/${note.id}`, draft };
}

const EN = '<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>';

describe('the e-invoice of a document over HTTP', () => {
  it('is UBL of EN 16931 where nothing else is asked for', async () => {
    const { get, invoice, note, number } = await openIssued();
    const response = await get(invoice);
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${number}.xml"`);
    expect(await response.text()).toContain(EN);
    expect(await (await get(note)).text()).toContain('<CreditNote ');
  });

  it('has the SHA-256 of its bytes as a strong tag, and is not sent twice', async () => {
    const { get, invoice } = await openIssued();
    const file = await get(invoice);
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const tag = `"${Buffer.from(digest).toString('hex')}"`;
    expect(file.headers.get('etag')).toBe(tag);
    expect((await get(invoice, 'application/xml', { 'if-none-match': tag })).status).toBe(304);
    const other = await get(`${invoice}?syntax=cii`, 'application/xml', { 'if-none-match': tag });
    expect(other.status).toBe(200);
    expect(await other.text()).toContain('CrossIndustryInvoice');
  });

  it.each([
    ['?profile=facturx-extended', 'application/xml', 'urn:factur-x.eu:1p0:extended'],
    ['', 'application/xml; profile=facturx-basic', 'urn:factur-x.eu:1p0:basic'],
    ['', 'text/html;q=0.5, application/xml;profile="facturx-basic-wl";q=0.9', 'urn:factur-x.eu:1p0:basicwl'],
    ['?profile=en16931', 'application/xml; profile=facturx-basic', EN],
  ])('%s with Accept: %s is of that profile', async (query, accept, specification) => {
    const { get, invoice } = await openIssued();
    expect(await (await get(invoice + query, accept)).text()).toContain(specification);
  });

  it.each(['?profile=xrechnungg', '?profile=constructor', '?profile=none'])(
    '%s is refused with the list of profiles',
    async (query) => {
      const { get, invoice } = await openIssued();
      const response = await get(invoice + query);
      expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
      const { code, faults } = (await response.json()) as { code: string; faults: { message: string }[] };
      expect(code).toBe('einvoice.profile_unknown');
      expect(faults[0]?.message).toContain('en16931, xrechnung, peppol');
    },
  );

  it('is refused with every fault where the profile does not accept it', async () => {
    const { get, invoice } = await openIssued();
    const response = await get(`${invoice}?profile=xrechnung`);
    const { faults } = (await response.json()) as { faults: { details?: { rule: string } }[] };
    expect(response.status).toBe(422);
    expect(faults.map(({ details }) => details?.rule)).toContain('BR-DE-15');
  });

  it('of a draft is refused', async () => {
    const { get, draft } = await openIssued();
    const response = await get(`/invoices/${draft.id}`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, 'validation.failed']);
  });
});
