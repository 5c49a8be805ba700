import { arcCurves } from './svg-arc.ts';
import { pathCommands } from './svg-path-commands.ts';

const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);
/**
 * The operators of PDF for the path data of SVG (SVG 2, 9.3).
 *
 * @throws Error if the data are none
 */
export function pathOperators(data: string): string {
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  // Where the last curve came from, for the smooth ones.
  let [cubicX, cubicY, quadX, quadY] = [0, 0, 0, 0];
  const curve = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number): void => {
    out.push(`${[x1, y1, x2, y2, toX, toY].map(n).join(' ')} c`);
    [cubicX, cubicY, x, y] = [x2, y2, toX, toY];
  };
  let last = '';
  for (const [letter, args] of pathCommands(data)) {
    const command = letter.toUpperCase();
    const isRelative = letter !== command;
    const at = (index: number, base: number): number => (args[index] ?? 0) + (isRelative ? base : 0);
    switch (command) {
      case 'M':
        [x, y] = [at(0, x), at(1, y)];
        [startX, startY] = [x, y];
        out.push(`${n(x)} ${n(y)} m`);
        break;
      case 'L':
      case 'H':
      case 'V':
        [x, y] = [command === 'V' ? x : at(0, x), command === 'H' ? y : at(command === 'V' ? 0 : 1, y)];
        out.push(`${n(x)} ${n(y)} l`);
        break;
      case 'C':
        curve(at(0, x), at(1, y), at(2, x), at(3, y), at(4, x), at(5, y));
        break;
      case 'S': {
        const [x1, y1] = last === 'C' || last === 'S' ? [2 * x - cubicX, 2 * y - cubicY] : [x, y];
        curve(x1, y1, at(0, x), at(1, y), at(2, x), at(3, y));
        break;
      }
      case 'Q':
      case 'T': {
        const isSmooth = command === 'T';
        const [qx, qy] = isSmooth
          ? last === 'Q' || last === 'T'
            ? [2 * x - quadX, 2 * y - quadY]
            : [x, y]
          : [at(0, x), at(1, y)];
        const [toX, toY] = isSmooth ? [at(0, x), at(1, y)] : [at(2, x), at(3, y)];
        [quadX, quadY] = [qx, qy];
        curve(
          x + (2 / 3) * (qx - x),
          y + (2 / 3) * (qy - y),
          toX + (2 / 3) * (qx - toX),
          toY + (2 / 3) * (qy - toY),
          toX,
          toY,
        );
        break;
      }
      case 'A': {
        const [rx = 0, ry = 0, angle = 0, large = 0, sweep = 0] = args;
        for (const part of arcCurves([x, y], [rx, ry], angle, large !== 0, sweep !== 0, [at(5, x), at(6, y)]))
          curve(...part);
        break;
      }
      default:
        out.push('h');
        [x, y] = [startX, startY];
    }
    last = command;
  }
  return out.join('\n');
}
