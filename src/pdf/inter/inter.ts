import type { FontFamily } from '../fonts/font-family.ts';
import { medium } from './medium.ts';
import { regular } from './regular.ts';
import { semibold } from './semibold.ts';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/**
 * Inter in three weights: Latin, Greek, Cyrillic, currency signs.
 *
 * Other scripts need a font of yours after it: `fonts: [inter, { name: 'Noto Sans JP', regular: bytes }]`.
 */
export const inter: FontFamily = {
  name: 'Inter',
  regular: bytesOf(regular),
  medium: bytesOf(medium),
  semibold: bytesOf(semibold),
};
