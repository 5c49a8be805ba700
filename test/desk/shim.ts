type Handler = (request: Request) => Promise<Response>;

/** Lists for a host whose API does not filter by them yet. */
export function shim(api: Handler): Handler {
  return async (request) => {
    const url = new URL(request.url);
    if (!url.pathname.endsWith('/invoices') || request.method !== 'GET') return api(request);
    for (const name of ['view', 'q', 'onHold']) url.searchParams.delete(name);
    return api(new Request(url, request));
  };
}
