import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { isPlainObject } from '../../validation/object.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import type { Logo } from '../sheet/resolved-brand.ts';

const MOST_BYTES = 500_000;

/** How the bytes of a picture begin. */
const BEGINS: { readonly [type in Logo['type']]: (bytes: Uint8Array) => boolean } = {
  'image/png': (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  'image/svg+xml': (bytes) => /^\uFEFF?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(beginning(bytes)),
};

/** A logo whose bytes are what its type says. */
export const logoLeaf: Leaf<Logo> = /* @__PURE__ */ leaf({ type: 'object' }, checkLogo);

function checkLogo(value: unknown, path: string): Fault | undefined {
  const refuse = (why: string): Fault => fault('document.logo_invalid', path, why);
  if (!isPlainObject(value)) return refuse(`${show(value)} is not a logo; pass { bytes, type, alt }`);
  const { bytes, type, alt } = value;
  if (typeof type !== 'string' || !Object.hasOwn(BEGINS, type))
    return refuse(`a logo of type ${show(type)} cannot be shown; pass ${Object.keys(BEGINS).join(', ')}`);
  if (!isBytes(bytes)) return refuse('the bytes of the logo are not a Uint8Array; pass the file as it was read');
  if (bytes.length > MOST_BYTES)
    return refuse(`the logo has ${bytes.length} bytes, at most ${MOST_BYTES} are allowed; pass a smaller picture`);
  if (!BEGINS[type as Logo['type']](bytes))
    return refuse(`the bytes of the logo do not begin as those of ${type}; pass the type that the file has`);
  if (typeof alt !== 'string' || alt.trim() === '')
    return refuse('the logo has no text for those who cannot see it; pass alt, such as the name of the company');
  return undefined;
}

/** Buffers and arrays of other realms are bytes as well. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function beginning(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 512));
}
