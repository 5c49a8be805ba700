import { createInvoicing, type InvoiceStore } from 'oneoff';
import { createInvoicingHandler, scopes } from 'oneoff/http';
import { memoryDirectory, memoryStore } from 'oneoff/memory';
import { describe, expect, it } from 'vitest';
import { acmeRecords, NOW } from '../acme.ts';
import { INPUT, openApi } from './api.ts';

describe('counts and reports', () => {
  it('are those of the store', async () => {
    const { send, sendAs } = await openApi();
    await send('POST', '/invoices', INPUT);
    await send('POST', '/invoices', { ...INPUT, issue: 'held' });
    const { body: issued } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const { body: counts } = await send('GET', '/invoices/counts?asOf=2030-01-01&customerId=hooli');
    expect(counts).toMatchObject({ status: { draft: 2, finalized: 1 }, onHold: { draft: 1, open: 0 }, overdue: 1 });
    const { body: due } = await send('GET', `/reports/receivables?asOf=${issued.dueDate}&currency=EUR`);
    expect(due.buckets[0]).toEqual({ from: null, to: 0, count: 1, amountDue: '119.00' });
    const month = issued.issueDate.slice(0, 7);
    const { body: sums } = await send('GET', `/reports/issued?from=${month}-01&to=${issued.issueDate}&currency=EUR`);
    const none = { count: 0, subtotal: '0.00', taxAmount: '0.00', total: '0.00' };
    const one = { count: 1, subtotal: '100.00', taxAmount: '19.00', total: '119.00' };
    expect(sums).toEqual({ currency: 'EUR', months: [{ month, invoices: one, creditNotes: none }] });
    const { body: others } = await sendAs('other-corp')('GET', '/invoices/counts?asOf=2030-01-01');
    expect(others.status).toEqual({ draft: 0, open: 0, finalized: 0, voided: 0 });
  });

  it.each([
    '/invoices/counts',
    '/invoices/counts?asOf=2025-02-30',
    '/invoices/counts?asOf=2025-02-28&limit=1',
    '/reports/receivables?asOf=2025-02-28',
    '/reports/issued?from=2025-02-01&to=2025-01-01&currency=EUR',
    '/reports/issued?from=1925-02-01&to=2025-01-01&currency=EUR',
  ])('refuse %s', async (path) => {
    const { send, failures } = await openApi();
    expect(await send('GET', path)).toMatchObject({ status: 422, body: { faults: [{}] } });
    expect(failures).toEqual([]);
  });
});

/** What OWASP calls CSV injection, and what a CSV file needs quotes for. */
const TEXTS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', 'a "quoted", text', 'two\nlines', "'", 'Müller 株式会社'];

/** The cells of a file, by RFC 4180. */
function cellsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('a CSV file', () => {
  const fetchCsv = async (handler: (request: Request) => Promise<Response>, path: string, tenant = 'acme-corp') =>
    handler(
      new Request(`http://billing.test${path}`, {
        headers: { Accept: 'text/csv', Authorization: `Bearer ${tenant}` },
      }),
    );

  it('has the whole list, whatever its pages, and each text is safe in a spreadsheet', async () => {
    const { handler, send, directory } = await openApi();
    for (let count = 0; count < 105; count++) await send('POST', '/invoices', INPUT);
    for (const [index, name] of TEXTS.entries()) {
      const id = `odd-${index}`;
      await directory.save('acme-corp', { customers: [{ id, name, address: { country: 'DE' } }] });
      await send('POST', '/invoices', { ...INPUT, customerId: id, billingEntityId: 'acme' });
    }
    const response = await fetchCsv(handler, '/invoices');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="invoices.csv"');
    const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(file.startsWith('\uFEFFnumber,status,')).toBe(true);
    const [header = [], ...rows] = cellsOf(file.slice(1));
    expect(rows).toHaveLength(105 + TEXTS.length);
    for (const row of rows) expect(row).toHaveLength(header.length);
    const names = new Set(rows.map((row) => row[header.indexOf('customer.name')]));
    const safe = (text: string) => (/^[=+\-@\t＝]/.test(text) ? `'${text}` : text);
    expect(names).toEqual(new Set(['Hooli Ltd', ...TEXTS.map(safe)]));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋－＠]|^-(?![\d.]+$)/);
    expect(rows[0]?.[header.indexOf('total')]).toBe('119.00');
  });

  it('has what its filters leave, and of credit notes too', async () => {
    const { handler, send } = await openApi();
    const { body: invoice } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    await send('POST', '/invoices', INPUT);
    await send('POST', `/invoices/${invoice.id}/credit-notes`, { reason: 'other', reasonText: '=cmd()' });
    const issued = await (await fetchCsv(handler, '/invoices?status=finalized')).text();
    expect(issued.split('\r\n')).toHaveLength(3);
    expect(issued).toContain(invoice.number);
    const notes = await (await fetchCsv(handler, '/credit-notes')).text();
    expect(notes).toContain(`,${invoice.number},other,'=cmd(),`);
    expect((await (await fetchCsv(handler, '/invoices', 'other-corp')).text()).split('\r\n')).toHaveLength(2);
  });

  it('is refused with parameters of pages, by who may not read, and is JSON for everyone else', async () => {
    const { handler, sendAs } = await openApi();
    for (const one of ['limit=1', 'view=summary'])
      expect(await (await fetchCsv(handler, `/invoices?${one}`)).json()).toMatchObject({ status: 422 });
    const csv = { Accept: 'text/csv' };
    expect((await sendAs('acme-corp invoices:draft')('GET', '/invoices', undefined, csv)).status).toBe(403);
    const accepted = await sendAs('acme-corp')('GET', '/invoices', undefined, { Accept: 'text/csv;q=0.5, */*' });
    expect(accepted.headers.get('content-type')).toBe('application/json');
    expect(accepted.headers.get('vary')).toBe('Accept');
  });

  it('breaks off where the store fails in the middle, and the host hears of it', async () => {
    const directory = memoryDirectory(acmeRecords());
    const store = memoryStore();
    const failing: InvoiceStore = {
      ...store,
      listSummaries: async (tenant, query) => {
        if (query.cursor !== undefined) throw new Error('the disk is gone');
        return store.listSummaries(tenant, query);
      },
    };
    const invoicing = createInvoicing({ store: failing, directory, clock: { now: () => Date.parse(NOW) } });
    for (let count = 0; count < 101; count++) await invoicing.createOneOffInvoice(INPUT);
    const failures: unknown[] = [];
    const handler = createInvoicingHandler(invoicing, {
      authenticate: () => ({ tenant: 'default', scopes }),
      onFailure: ({ error }) => failures.push(error),
    });
    const response = await fetchCsv(handler, '/invoices');
    await expect(response.text()).rejects.toThrow('the disk is gone');
    expect(failures).toEqual([new Error('the disk is gone')]);
  });
});
