/** The basic colours of CSS. */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
  orange: '#ffa500',
  currentcolor: '#000000',
};

/**
 * A colour as `#rrggbb`; `null` for none.
 *
 * @throws Error for gradients and other paints
 */
export function svgColor(paint: string): string | null {
  const color = paint.trim().toLowerCase();
  if (color === 'none' || color === 'transparent') return null;
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  if (/^#[0-9a-f]{3}$/.test(color)) return color.replace(/[0-9a-f]/g, '$&$&');
  const parts = /^rgb\(\s*(\d+%?)[\s,]+(\d+%?)[\s,]+(\d+%?)\s*\)$/.exec(color)?.slice(1);
  if (parts !== undefined) {
    const value = (part: string): number =>
      Math.min(255, part.endsWith('%') ? Math.round(Number.parseInt(part, 10) * 2.55) : Number(part));
    return `#${parts.map((part) => value(part).toString(16).padStart(2, '0')).join('')}`;
  }
  const named = Object.hasOwn(NAMES, color) ? NAMES[color] : undefined;
  if (named === undefined)
    throw new Error(`the colour ${JSON.stringify(paint.slice(0, 40))} cannot be printed; write it as #rrggbb`);
  return named;
}
