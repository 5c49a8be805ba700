import { base64Of, bytesOf } from '../../invoice/attachment.ts';
import { isDinero, priceText } from '../../money/price.ts';

const DEEPEST = 20;

/**
 * The SHA-256 of a command and its input before defaults, in hex: equal exactly where the input says the same.
 *
 * Members are sorted, absent ones and `undefined` are equal, a Dinero object is its decimal text, bytes are base64.
 */
export async function fingerprint(command: string, input: unknown): Promise<string> {
  const text = JSON.stringify([command, canonical(input, [])]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function canonical(value: unknown, ancestors: readonly object[]): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.length > DEEPEST || ancestors.includes(value)) return '…';
  const bytes = bytesOf(value);
  if (bytes !== undefined) return base64Of(bytes);
  if (isDinero(value)) return priceText(value) ?? 'not a price';
  const path = [...ancestors, value];
  if (Array.isArray(value)) return value.map((item) => canonical(item, path));
  const members = value as { readonly [key: string]: unknown };
  const keys = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort();
  return Object.fromEntries(keys.map((key) => [key, canonical(members[key], path)]));
}
