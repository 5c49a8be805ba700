import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { isAddress, isPublicAddress } from './ip-address.ts';
import { checkUrlRules, type UrlRules } from './url-rules.ts';

/** Names that stand for this machine or a private network, including the metadata services of clouds. */
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|svc|home\.arpa)$/;

/**
 * Check the URL of a receiver before anything is sent to it: http or https, without user and password, not on a private
 * network, and on an allowed port.
 *
 * Standard Webhooks, SSRF: whoever may register an endpoint must not reach the sender's own network. Addresses are
 * checked in every notation, because the URL standard reads `0x7f.1`, `017700000001` and `2130706433` as `127.0.0.1`. Of
 * a name only its text is checked here; `httpSink` checks what it resolves to.
 *
 * @returns `webhook.url_invalid`, `webhook.url_refused`, or nothing
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value` for rules that are misspelt
 */
export function validateWebhookUrl(url: string, rules: UrlRules = {}): readonly Fault[] {
  checkUrlRules(rules, 'validateWebhookUrl');
  const { allowPrivate = [], ports } = rules;
  const refused = (why: string): readonly Fault[] => [
    fault('webhook.url_refused', '/url', `${show(url)} ${why}; pass a URL on the public internet, or allow its host`),
  ];
  const parsed = parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    return [fault('webhook.url_invalid', '/url', `${show(url)} is not a URL of http or https`)];
  if (parsed.username !== '' || parsed.password !== '')
    return [fault('webhook.url_invalid', '/url', 'the URL holds a user or password; signatures prove the sender')];
  const port = portOf(parsed);
  const isNamed = allowPrivate !== true && allowPrivate.includes(`${parsed.hostname}:${port}`);
  if (ports !== undefined && !ports.includes(port) && !isNamed)
    return refused(`has port ${port}, and the allowed ports are ${ports.join(', ') || 'none'}`);
  if (isNamed || isAllowed(parsed, allowPrivate)) return [];
  const host = bareHost(parsed);
  if (isAddress(host)) return isPublicAddress(host) ? [] : refused('is a private or reserved network address');
  return !host.includes('.') || PRIVATE_NAMES.test(host) ? refused('is a name of a private network') : [];
}

/** Whether the host was allowed by name. */
export function isAllowed(url: URL, allowPrivate: NonNullable<UrlRules['allowPrivate']>): boolean {
  return allowPrivate === true || allowPrivate.includes(url.hostname) || allowPrivate.includes(url.host);
}

/** A host without the brackets of IPv6 and the dot of the root. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
