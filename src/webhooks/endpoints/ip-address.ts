/**
 * Networks of IPv4 that no receiver on the internet has (RFC 6890 and its registry, AS112 by RFC 7534 and 7535): first
 * address, prefix length.
 */
const PRIVATE_V4: readonly (readonly [network: number, length: number])[] = [
  [v4(0, 0, 0, 0), 8],
  [v4(10, 0, 0, 0), 8],
  [v4(100, 64, 0, 0), 10],
  [v4(127, 0, 0, 0), 8],
  [v4(169, 254, 0, 0), 16],
  [v4(172, 16, 0, 0), 12],
  [v4(192, 0, 0, 0), 24],
  [v4(192, 0, 2, 0), 24],
  [v4(192, 31, 196, 0), 24],
  [v4(192, 52, 193, 0), 24],
  [v4(192, 88, 99, 0), 24],
  [v4(192, 168, 0, 0), 16],
  [v4(192, 175, 48, 0), 24],
  [v4(198, 18, 0, 0), 15],
  [v4(198, 51, 100, 0), 24],
  [v4(203, 0, 113, 0), 24],
  [v4(224, 0, 0, 0), 3],
];

/**
 * Whether an address is one that the internet routes to.
 *
 * Of IPv6 only 2000::/3 is, without documentation (2001:db8::/32, 3fff::/20), the protocols' own (2001::/23, Teredo,
 * ORCHID and AS112 among them), AS112 (2620:4f:8000::/48) and 6to4 (2002::/16), whose addresses hide one of IPv4.
 * Loopback, link-local, unique local, mapped (::ffff:0:0/96) and NAT64 addresses (64:ff9b::/96, 64:ff9b:1::/48) all lie
 * outside. A NAT64 prefix of a network's own cannot be told from other addresses.
 *
 * @param address - dotted decimal, or IPv6 as `URL` and resolvers write it
 */
export function isPublicAddress(address: string): boolean {
  const four = parseV4(address);
  if (four !== null)
    return !PRIVATE_V4.some(([network, length]) => four >>> (32 - length) === network >>> (32 - length));
  const six = parseV6(address);
  if (six === null) return false;
  const [first = 0, second = 0, third = 0] = six;
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2620 && second === 0x4f && third === 0x8000) return false;
  return first !== 0x2002 && !(first === 0x2001 && (second < 0x200 || second === 0xdb8)) && first !== 0x3fff;
}

/** Whether a host of a URL is an address and not a name. */
export function isAddress(host: string): boolean {
  return parseV4(host) !== null || host.includes(':');
}

function v4(a: number, b: number, c: number, d: number): number {
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

function parseV4(address: string): number | null {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  const [a, b, c, d] = parts.map(Number) as [number, number, number, number];
  return v4(a, b, c, d);
}

/** The first three groups of sixteen bits; what is not an address is `null`. */
function parseV6(address: string): readonly number[] | null {
  let host: string;
  try {
    host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  } catch {
    return null;
  }
  return host.startsWith('::')
    ? [0, 0, 0]
    : host
        .split(':')
        .slice(0, 3)
        .map((group) => Number.parseInt(group || '0', 16));
}
