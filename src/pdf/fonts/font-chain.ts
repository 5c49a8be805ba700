/// <reference path="./fontkit.d.ts" />
import { create, type FontkitFont } from 'fontkit';
import { ValidationError } from '../../errors/errors.ts';
import { fault } from '../../errors/fault.ts';
import type { FontFamily, Weight } from './font-family.ts';
import { RememberedFont } from './remembered-font.ts';

/** The fonts of one weight, in the order in which they are tried. */
export type FontChain = readonly RememberedFont[];

const WEIGHTS = ['regular', 'medium', 'semibold'] as const;
/** Parsing a font takes longer than printing an invoice, so it is done once for the same bytes. */
const parsed = new WeakMap<Uint8Array, RememberedFont>();

/**
 * Read the fonts of a document.
 *
 * @throws ValidationError `field.required`, `field.value`: no font, or bytes that are none
 */
export function fontChains(families: readonly FontFamily[]): Readonly<Record<Weight, FontChain>> {
  if (families.length === 0) {
    throw new ValidationError([fault('field.required', '/fonts', 'fonts is empty; pass at least one, such as inter')]);
  }
  const chain = (weight: Weight): FontChain => families.map((family, at) => fontOf(family, weight, `/fonts/${at}`));
  return { regular: chain('regular'), medium: chain('medium'), semibold: chain('semibold') };
}

function fontOf(family: FontFamily, weight: Weight, path: string): RememberedFont {
  const lighter = WEIGHTS.slice(0, WEIGHTS.indexOf(weight) + 1).reverse();
  const chosen = lighter.find((one) => family[one] !== undefined) ?? 'regular';
  const bytes: unknown = family[chosen];
  const at = `${path}/${chosen}`;
  if (!(bytes instanceof Uint8Array)) {
    throw new ValidationError([
      fault('field.type', at, `${at} is ${typeof bytes}; pass the font file as a Uint8Array`),
    ]);
  }
  let font = parsed.get(bytes);
  if (font === undefined) {
    font = new RememberedFont(parse(bytes, family.name, at));
    parsed.set(bytes, font);
  }
  return font;
}

function parse(bytes: Uint8Array, name: string, path: string): FontkitFont {
  const refuse = (reason: string): never => {
    throw new ValidationError([
      fault('field.value', path, `the font ${JSON.stringify(name)} ${reason}; pass a TrueType or OpenType file`),
    ]);
  };
  let font: ReturnType<typeof create>;
  try {
    font = create(bytes);
  } catch (error) {
    return refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  return 'layout' in font ? font : refuse('is a collection of fonts');
}
