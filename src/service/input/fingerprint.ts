import { base64Of, bytesOf } from '../../invoice/attachment.ts';
import { isDinero, priceText } from '../../money/price.ts';

const DEEPEST = 20;

/**
 * The SHA-256 of a command and its input before defaults, in hex: equal exactly where the input says the same.
 *
 * Members are sorted, absent ones and `undefined` are equal, a Dinero object is its decimal text, bytes are base64.
 */
export function fingerprint(command: string, input: unknown, scope?: Scope): string | Promise<string> {
  return sha256(JSON.stringify([command, canonical(input, [])]), scope);
}

interface NodeCrypto {
  hash?(algorithm: 'sha256', text: string, encoding: 'hex'): string;
}

/** Where a runtime has its own modules. */
interface Scope {
  readonly process?: { getBuiltinModule?(name: string): unknown };
}

/** With Node's own crypto where it is: WebCrypto hands each call to a thread, which takes many times as long as the hash. */
function sha256(text: string, scope: Scope = globalThis as unknown as Scope): string | Promise<string> {
  const node = scope.process?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
  if (node?.hash) return node.hash('sha256', text, 'hex');
  return crypto.subtle
    .digest('SHA-256', new TextEncoder().encode(text))
    .then((digest) => Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

function canonical(value: unknown, ancestors: object[]): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.length > DEEPEST || ancestors.includes(value)) return '…';
  const bytes = bytesOf(value);
  if (bytes !== undefined) return base64Of(bytes);
  if (isDinero(value)) return priceText(value) ?? 'not a price';
  ancestors.push(value);
  const copy = Array.isArray(value) ? value.map((item) => canonical(item, ancestors)) : sorted(value, ancestors);
  ancestors.pop();
  return copy;
}

function sorted(value: object, ancestors: object[]): object {
  const members = value as { readonly [key: string]: unknown };
  const copy: { [key: string]: unknown } = {};
  for (const key of Object.keys(members).sort()) {
    if (members[key] === undefined) continue;
    const member = canonical(members[key], ancestors);
    // Assigned, it would become the prototype and no member.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy;
}
