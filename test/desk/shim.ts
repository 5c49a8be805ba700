import { type Policy, policies } from 'oneoff';
import type { AcmeRecords } from '../unit/acme.ts';

type Handler = (request: Request) => Promise<Response>;

/** The routes of the API that the page needs and that a host has in front of it until the API has them. */
export function shim(
  api: Handler,
  records: AcmeRecords,
  policy: Policy = policies.standard,
  scopes: readonly string[],
  caller: (r: Request) => string[] | null,
): Handler {
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^.*\/billing/, '');
    const json = (body: unknown): Response => Response.json(body);
    const who = caller(request);
    if (who === null && /session|pricing-context/.test(path))
      return Response.json({ code: 'request.unauthenticated', status: 401, detail: 'no' }, { status: 401 });
    if (path === '/session')
      return json({
        tenant: 'default',
        scopes: who ?? scopes,
        caller: { name: 'Ada' },
        serves: ['directory', 'documents'],
        documents: ['text/html', 'application/pdf'],
        policy,
        currencies: [],
        billingEntities: records.billingEntities.map(({ id, name, currency, timeZone }) => ({
          id,
          name,
          currency,
          timeZone,
        })),
      });
    if (path === '/pricing-context') {
      const customer = records.customers.find(({ id }) => id === url.searchParams.get('customerId'));
      if (!customer)
        return Response.json(
          {
            code: 'customer.not_found',
            status: 422,
            detail: 'no such customer',
            faults: [{ code: 'customer.not_found', path: '/customerId', message: 'no such customer' }],
          },
          { status: 422 },
        );
      const entity =
        url.searchParams.get('billingEntityId') ?? customer.billingEntityId ?? records.billingEntities[0]?.id;
      const codes = url.searchParams.getAll('addOn');
      return json({
        today: new Date().toISOString().slice(0, 10),
        policy,
        currencies: [],
        records: {
          billingEntity: records.billingEntities.find(({ id }) => id === entity),
          customer,
          addOns: records.addOns.filter(({ code }) => codes.includes(code)),
          taxes: records.taxes,
        },
      });
    }
    const q = url.searchParams.get('q')?.toLowerCase();
    if (path === '/customers' && request.method === 'GET')
      return json({
        items: records.customers.filter(({ name }) => name.toLowerCase().includes(q ?? '')),
        nextCursor: null,
      });
    if (path === '/add-ons' && request.method === 'GET')
      return json({
        items: records.addOns.filter(({ name }) => name.toLowerCase().includes(q ?? '')),
        nextCursor: null,
      });
    if (path === '/invoices' && request.method === 'GET') {
      const hold = url.searchParams.get('onHold');
      for (const name of ['view', 'q', 'onHold']) url.searchParams.delete(name);
      const response = await api(new Request(url, request));
      if (!response.ok) return response;
      const page = (await response.json()) as {
        items: { onHold: boolean; customer: { name: string }; number: string | null }[];
      };
      return json({
        ...page,
        items: page.items.filter(
          (one) =>
            (hold === null || String(one.onHold) === hold) &&
            (!q || JSON.stringify([one.customer.name, one.number]).toLowerCase().includes(q)),
        ),
      });
    }
    return api(request);
  };
}
