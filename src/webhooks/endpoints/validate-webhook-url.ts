import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { isAddress, isPublicAddress } from './ip-address.ts';

/** Which receivers are let through. */
export interface UrlRules {
  /** Hosts on the inside that may be called, as `name` or `name:port`; `true`: every host. Default none. */
  readonly allowPrivate?: true | readonly string[];
}

/** Names that stand for this machine or the inside of a network, and the metadata services of clouds among them. */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|svc|home\.arpa)$/;

/**
 * Check the URL of a receiver before anything is sent to it: http or https, without user and password, and not on the
 * inside.
 *
 * Standard Webhooks, SSRF: whoever may register an endpoint must not reach the sender's own network. Addresses are
 * checked in every notation, for the URL standard reads `0x7f.1`, `017700000001` and `2130706433` as `127.0.0.1`; a name
 * is checked by itself, what it resolves to is not known here.
 *
 * @returns `webhook.url_invalid`, `webhook.url_refused`, or nothing
 */
export function validateWebhookUrl(url: string, { allowPrivate = [] }: UrlRules = {}): readonly Fault[] {
  const refused = (why: string): readonly Fault[] => [
    fault('webhook.url_refused', '/url', `${show(url)} ${why}; pass a URL on the internet, or allow its host`),
  ];
  const parsed = parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    return [fault('webhook.url_invalid', '/url', `${show(url)} is no URL of http or https`)];
  if (parsed.username !== '' || parsed.password !== '')
    return [fault('webhook.url_invalid', '/url', 'the URL holds a user or password; signatures prove the sender')];
  if (isAllowed(parsed, allowPrivate)) return [];
  const host = hostOf(parsed);
  if (isAddress(host)) return isPublicAddress(host) ? [] : refused('is a private or reserved address');
  return !host.includes('.') || PRIVATE_NAMES.test(host) ? refused('is a name of the inside') : [];
}

/** Whether the host was let through by name. */
export function isAllowed(url: URL, allowPrivate: NonNullable<UrlRules['allowPrivate']>): boolean {
  return allowPrivate === true || allowPrivate.includes(url.hostname) || allowPrivate.includes(url.host);
}

/** A host without the brackets of IPv6 and the dot of the root. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
