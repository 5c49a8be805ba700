const ITEM = /(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)/g;

/**
 * The `transform` of SVG as operators of PDF, in the same order.
 *
 * @throws Error if it is not a transform
 */
export function transformOperators(transform: string): string {
  if (transform.replace(ITEM, '').replace(/[\s,]/g, '') !== '') throw new Error('its transform is damaged');
  return Array.from(transform.matchAll(ITEM), ([, name = '', list = '']) => {
    const values = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (values.some((value) => !Number.isFinite(value))) throw new Error('its transform is damaged');
    return matricesOf(name, values)
      .map((matrix) => `${matrix.map((value) => String(Math.round(value * 1e6) / 1e6)).join(' ')} cm`)
      .join('\n');
  }).join('\n');
}

function matricesOf(name: string, values: readonly number[]): readonly (readonly number[])[] {
  const [a = 0, b, c] = values;
  const angle = (a * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  switch (name) {
    case 'matrix':
      if (values.length !== 6) throw new Error('its transform is damaged');
      return [values];
    case 'translate':
      return [[1, 0, 0, 1, a, b ?? 0]];
    case 'scale':
      return [[a, 0, 0, b ?? a, 0, 0]];
    case 'skewX':
      return [[1, 0, Math.tan(angle), 1, 0, 0]];
    case 'skewY':
      return [[1, Math.tan(angle), 0, 1, 0, 0]];
    default: {
      const turn = [cos, sin, -sin, cos, 0, 0];
      return b === undefined ? [turn] : [[1, 0, 0, 1, b, c ?? 0], turn, [1, 0, 0, 1, -b, -(c ?? 0)]];
    }
  }
}
