import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { list } from '../../validation/combine.ts';
import { text } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];
/** What browsers send for pages of the API's own origin, and for what the user does directly. */
const OWN_SITES = ['same-origin', 'none'];

const shape = object<{ readonly origins: readonly string[] }>({ origins: list(text()) });

/**
 * Refuse a change that a page of another origin makes a browser send (CSRF): it carries the cookies of a user who did
 * not ask for it.
 *
 * `SameSite=Strict` does not stop it: another port or subdomain of the same domain is the same site. Only methods that
 * change something are checked. Clients that are not browsers send neither header, and pass.
 *
 * @param origins - foreign origins that may send, such as `"https://app.example"`
 * @returns `request.foreign_origin`, to be answered with 403
 * @throws {ValidationError} `field.type`: origins that are no list; in a text every part of it would be found
 */
export function checkOrigin({ method, headers, url }: Request, origins: readonly string[] = []): Fault | undefined {
  requireOptions(shape, { origins }, 'checkOrigin');
  if (SAFE.includes(method)) return undefined;
  const origin = headers.get('origin');
  if (origin !== null && origins.includes(origin)) return undefined;
  const site = headers.get('sec-fetch-site');
  if (site !== null) return OWN_SITES.includes(site) ? undefined : foreign(origin, site);
  // Older browsers. X-Forwarded-Host is not trusted: any client can send it.
  if (origin === null || isOfHost(origin, headers.get('host') ?? new URL(url).host)) return undefined;
  return foreign(origin, null);
}

function isOfHost(origin: string, host: string): boolean {
  if (!/^https?:\/\/[^/,\s]+$/.test(origin)) return false;
  const { protocol, host: sender } = new URL(origin);
  const asked = `${protocol}//${host}`;
  // An origin leaves out its default port; a Host header may contain it.
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
