// The page for staff beside the API: one sign-in link, a session cookie, and a few drafts to begin with.
import type { Invoicing } from 'oneoff';
import { createDesk } from 'oneoff/desk';
import type { Authenticate, InvoicingHandler } from 'oneoff/http';

type Handler = (request: Request) => Promise<Response>;

/** Callers with a bearer token, and readers whose cookie holds one. */
export function orCookie(authenticate: Authenticate): Authenticate {
  return (request) => {
    const [, token] = /(?:^|;\s*)session=([^;]+)/.exec(request.headers.get('cookie') ?? '') ?? [];
    if (token === undefined || request.headers.has('authorization')) return authenticate(request);
    return authenticate(
      new Request(request.url, { headers: { Authorization: `Bearer ${decodeURIComponent(token)}` } }),
    );
  };
}

/** The API with the page under `/desk/`, and `/sign-in?key=…`, which sets the cookie. */
export function withDesk(billing: InvoicingHandler, authenticate: Authenticate): Handler {
  const desk = createDesk({ handler: billing, basePath: '/desk', brand: { name: 'Acme Software' } });
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/desk' || pathname.startsWith('/desk/')) return desk(request);
    if (pathname !== '/sign-in') return billing(request);
    const key = searchParams.get('key') ?? '';
    const asked = new Request(request.url, { headers: { Authorization: `Bearer ${key.replace(/[^\w.~+/=-]/g, '')}` } });
    if ((await authenticate(asked)) === null) return new Response('This key is not known.', { status: 401 });
    const cookie = `session=${encodeURIComponent(key)}; HttpOnly; SameSite=Strict; Path=/`;
    const headers = { Location: 'desk/', 'Set-Cookie': cookie, 'Referrer-Policy': 'no-referrer' };
    return new Response(null, { status: 303, headers });
  };
}

/** Drafts for a store that is empty, so that the page has something to show. They take no number. */
export async function addExamples(invoicing: Invoicing): Promise<void> {
  if ((await invoicing.list({ limit: 1 })).items.length > 0) return;
  await invoicing.createOneOffInvoice({
    customerId: 'hooli',
    purchaseOrderNumber: 'PO-2210',
    lines: [{ addOn: 'setup_fee' }, { name: 'Custom integration', quantity: '8', unit: 'HUR', unitPrice: '150.00' }],
  });
  await invoicing.createOneOffInvoice({
    customerId: 'hooli',
    issue: 'held',
    memo: 'Thank you for your order.',
    lines: [{ addOn: 'handbook', quantity: '25' }],
  });
  await invoicing.createOneOffInvoice({
    customerId: 'hooli',
    lines: [{ name: 'Workshop', description: 'Two days in Munich', quantity: '2', unit: 'DAY', unitPrice: '1200.00' }],
  });
}
