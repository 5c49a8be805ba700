import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];
/** A browser says this of what its user did, and of what a page of the API's own origin sent. */
const OWN_SITES = ['same-origin', 'none'];

/**
 * Refuse what a page of another origin has a browser send: it carries the cookies of a user who did not ask for it.
 *
 * `SameSite=Strict` does not stop it: another port or another subdomain of one's own domain is the same site. Only
 * methods that change something are checked. Clients that are no browsers send neither header, and pass.
 *
 * @param origins - foreign origins that may send, such as `"https://app.example"`
 * @returns `request.foreign_origin`, to be answered with 403
 */
export function checkOrigin({ method, headers, url }: Request, origins: readonly string[] = []): Fault | undefined {
  if (SAFE.includes(method)) return undefined;
  const origin = headers.get('origin');
  if (origin !== null && origins.includes(origin)) return undefined;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return OWN_SITES.includes(site) ? undefined : foreign(origin, site);
  // Older browsers. What a proxy says of the host is not trusted: anyone can say it.
  if (origin === null || isOfHost(origin, headers.get('host') ?? new URL(url).host)) return undefined;
  return foreign(origin, null);
}

function isOfHost(origin: string, host: string): boolean {
  if (!/^https?:\/\/[^/,\s]+$/.test(origin)) return false;
  const { protocol, host: sender } = new URL(origin);
  const asked = `${protocol}//${host}`;
  // The default port is left out of an origin, and may be in the host.
  return URL.canParse(asked) && new URL(asked).host === sender;
}

function foreign(origin: string | null, site: string | null): Fault {
  const from =
    origin === null ? `a page of another origin (Sec-Fetch-Site: ${show(site)})` : `the origin ${show(origin)}`;
  const behind = site === null ? '; behind a proxy that changes the Host header, name the public origin there' : '';
  return fault(
    'request.foreign_origin',
    '',
    `${from} sent this, and only pages of this API's own origin may; call it from there, or add the origin to the option origins of the handler${behind}`,
    { origin, site },
  );
}
