import { rgb } from '../page/canvas.ts';
import { svgColor } from './svg-color.ts';
import { pathOperators } from './svg-path.ts';
import { type Attributes, shapePath } from './svg-shape.ts';
import { transformOperators } from './svg-transform.ts';

/** A drawing as PDF operators, in its own units: x to the right, y down. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly operators: string;
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const SHAPES = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'];
const GROUPS = ['svg', 'g', 'a'];
/** What describes the drawing and is not drawn. */
const SILENT = ['title', 'desc', 'metadata', 'defs'];
const INHERITED = ['fill', 'stroke', 'stroke-width', 'fill-rule', 'stroke-linecap', 'stroke-linejoin'];

/**
 * Read an SVG that consists of shapes. Nothing in it is run or fetched.
 *
 * @throws Error with the reason: what would be drawn in another way than it was designed is refused
 */
export function readSvg(bytes: Uint8Array): Drawing {
  const text = new TextDecoder().decode(bytes);
  const operators: string[] = [];
  const open: { readonly name: string; readonly inherited: Attributes }[] = [];
  let size: (Omit<Drawing, 'operators'> & { readonly shift: string }) | undefined;
  let silent = 0;
  for (const [, closing, qualified = '', list = '', empty] of text.matchAll(TAG)) {
    if (qualified === '') continue;
    const name = qualified.replace(/^svg:/, '');
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error('its elements are not closed in order');
      if (isSilent(name)) silent -= 1;
      else if (silent === 0) operators.push('Q');
      continue;
    }
    const own = attributesOf(list);
    const isHidden = silent > 0 || isSilent(name);
    if (!isHidden) refuseUnknown(name, own);
    if (name === 'svg' && size === undefined) size = sizeOf(own);
    const inherited = { ...open.at(-1)?.inherited, ...pick(own, INHERITED) };
    const begin = isHidden ? [] : ['q', transformOperators(own['transform'] ?? '')];
    const shape = !isHidden && SHAPES.includes(name) && own['display'] !== 'none' ? draw(name, own, inherited) : [];
    operators.push(...begin, ...shape);
    if (empty === '/') {
      if (!isHidden) operators.push('Q');
    } else {
      if (isSilent(name)) silent += 1;
      open.push({ name, inherited });
      // PDF/A allows 28 saved states within each other.
      if (open.length > 20) throw new Error('its groups are nested too deep; ungroup them');
    }
  }
  if (size === undefined || open.length > 0) throw new Error('it is damaged or not complete');
  return { width: size.width, height: size.height, operators: [size.shift, ...operators].filter(Boolean).join('\n') };
}

/** Elements of editors, such as `sodipodi:namedview`, describe their windows. */
function isSilent(name: string): boolean {
  return SILENT.includes(name) || name.includes(':');
}

function refuseUnknown(name: string, own: Attributes): void {
  if (!SHAPES.includes(name) && !GROUPS.includes(name)) {
    throw new Error(`<${name}> is no shape; convert texts and pictures to paths`);
  }
  for (const attribute of ['clip-path', 'mask', 'filter']) {
    if ((own[attribute] ?? 'none') !== 'none')
      throw new Error(`${attribute} cannot be printed; apply it in your editor`);
  }
  for (const attribute of ['opacity', 'fill-opacity', 'stroke-opacity']) {
    if (Number(own[attribute] ?? 1) !== 1) throw new Error(`${attribute} cannot be printed; use an opaque colour`);
  }
}

function draw(name: string, own: Attributes, inherited: Attributes): readonly string[] {
  const path = pathOperators(shapePath(name, own));
  const fill = svgColor(inherited['fill'] ?? '#000000');
  const stroke = svgColor(inherited['stroke'] ?? 'none');
  const width = Number.parseFloat(inherited['stroke-width'] ?? '1');
  const isStroked = stroke !== null && width > 0;
  if (path === '' || (fill === null && !isStroked)) return [];
  const evenOdd = inherited['fill-rule'] === 'evenodd' ? '*' : '';
  const caps = ['butt', 'round', 'square'].indexOf(inherited['stroke-linecap'] ?? 'butt');
  const joins = ['miter', 'round', 'bevel'].indexOf(inherited['stroke-linejoin'] ?? 'miter');
  return [
    ...(fill === null ? [] : [`${rgb(fill)} rg`]),
    ...(isStroked ? [`${rgb(stroke)} RG ${width} w ${Math.max(0, caps)} J ${Math.max(0, joins)} j`] : []),
    path,
    fill === null ? 'S' : isStroked ? `B${evenOdd}` : `f${evenOdd}`,
  ];
}

function sizeOf(own: Attributes): Omit<Drawing, 'operators'> & { readonly shift: string } {
  const box = (own['viewBox'] ?? '').split(/[\s,]+/).map(Number);
  const length = (text: string | undefined): number =>
    text?.endsWith('%') ? Number.NaN : Number.parseFloat(text ?? '');
  const [x = 0, y = 0, width = Number.NaN, height = Number.NaN] =
    box.length === 4 ? box : [0, 0, length(own['width']), length(own['height'])];
  if (!(width > 0 && height > 0)) throw new Error('it has no size; give it a viewBox');
  return { width, height, shift: x === 0 && y === 0 ? '' : `1 0 0 1 ${-x} ${-y} cm` };
}

/** Presentation attributes, with those of `style` above them. */
function attributesOf(list: string): Attributes {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of list.matchAll(ATTRIBUTE)) found[name] = (double ?? single ?? '').trim();
  for (const declaration of (found['style'] ?? '').split(';')) {
    const [property = '', value = ''] = declaration.split(':', 2);
    if (value !== '') found[property.trim()] = value.trim();
  }
  return found;
}

function pick(own: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(
    names.flatMap((name) => (own[name] === undefined || own[name] === 'inherit' ? [] : [[name, own[name]]])),
  );
}
