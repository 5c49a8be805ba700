/** The attributes of an element. */
export type Attributes = { readonly [name: string]: string | undefined };

/** The path data of a basic shape (SVG 2, 10). */
export function shapePath(name: string, own: Attributes): string {
  const length = (attribute: string): number => Number.parseFloat(own[attribute] ?? '0') || 0;
  switch (name) {
    case 'path':
      return own['d'] ?? '';
    case 'rect':
      return rectangle(own, length);
    case 'circle':
      return ellipse(length('cx'), length('cy'), length('r'), length('r'));
    case 'ellipse':
      return ellipse(length('cx'), length('cy'), length('rx'), length('ry'));
    case 'line':
      return `M${length('x1')} ${length('y1')}L${length('x2')} ${length('y2')}`;
    default: {
      const points = (own['points'] ?? '').trim();
      return points === '' ? '' : `M${points}${name === 'polygon' ? 'Z' : ''}`;
    }
  }
}

function rectangle(own: Attributes, length: (attribute: string) => number): string {
  const [x, y, width, height] = [length('x'), length('y'), length('width'), length('height')];
  if (width <= 0 || height <= 0) return '';
  const rx = Math.min(own['rx'] === undefined ? length('ry') : length('rx'), width / 2);
  const ry = Math.min(own['ry'] === undefined ? length('rx') : length('ry'), height / 2);
  if (rx <= 0 || ry <= 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return `M${x + rx} ${y}h${width - 2 * rx}${corner(rx, ry)}v${height - 2 * ry}${corner(-rx, ry)}h${2 * rx - width}${corner(-rx, -ry)}v${2 * ry - height}${corner(rx, -ry)}Z`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  if (rx <= 0 || ry <= 0) return '';
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;
}
