import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** A colour that can be nothing but a colour: it is written into a style sheet. */
export const accentLeaf: Leaf<string> = /* @__PURE__ */ leaf({ type: 'string' }, (value, path) =>
  typeof value === 'string' && COLOUR.test(value)
    ? undefined
    : fault(
        'document.accent_invalid',
        path,
        `${show(value)} is not a colour; pass # and three or six hexadecimal digits, such as "#0b5cff"`,
      ),
);

type Rgb = readonly [number, number, number];

/** The colour as `#rrggbb` in small letters. */
export function longColour(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map((digit) => digit + digit).join('')}`;
}

/**
 * The colour, moved towards black or white until its contrast with a background is at least 4.5:1 (WCAG 2.2, 1.4.3).
 *
 * @param towards - the colour that it is mixed with, step by step
 */
export function readable(colour: string, background: string, towards: string): string {
  const from = parse(colour);
  const to = parse(towards);
  for (let step = 0; step <= 20; step++) {
    const mixed = from.map((part, index) => Math.round(part + (((to[index] as number) - part) * step) / 20));
    const text = `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(text, background) >= 4.5) return text;
  }
  return towards;
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
