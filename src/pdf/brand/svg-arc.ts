type Point = readonly [number, number];

/**
 * An arc of SVG as Bézier curves of at most a quarter turn (SVG 2, B.2).
 *
 * @returns for each curve its two control points and its end
 */
export function arcCurves(
  [x1, y1]: Point,
  [rx0, ry0]: Point,
  angle: number,
  large: boolean,
  sweep: boolean,
  [x2, y2]: Point,
): readonly (readonly [number, number, number, number, number, number])[] {
  let [rx, ry] = [Math.abs(rx0), Math.abs(ry0)];
  if (rx === 0 || ry === 0) return [[x1, y1, x2, y2, x2, y2]];
  if (x1 === x2 && y1 === y2) return [];
  const phi = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const px = (cos * (x1 - x2)) / 2 + (sin * (y1 - y2)) / 2;
  const py = (-sin * (x1 - x2)) / 2 + (cos * (y1 - y2)) / 2;
  const grow = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2);
  if (grow > 1) [rx, ry] = [rx * grow, ry * grow];
  const square = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2;
  const factor = Math.sqrt(Math.max(0, square / ((rx * py) ** 2 + (ry * px) ** 2))) * (large === sweep ? -1 : 1);
  const [cxp, cyp] = [(factor * rx * py) / ry, (-factor * ry * px) / rx];
  const [cx, cy] = [cos * cxp - sin * cyp + (x1 + x2) / 2, sin * cxp + cos * cyp + (y1 + y2) / 2];
  const start = Math.atan2((py - cyp) / ry, (px - cxp) / rx);
  let turn = Math.atan2((-py - cyp) / ry, (-px - cxp) / rx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): Point => [cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y];
  return Array.from({ length: count }, (_, part) => {
    const [from, to] = [start + part * step, start + (part + 1) * step];
    const one = place(Math.cos(from) - reach * Math.sin(from), Math.sin(from) + reach * Math.cos(from));
    const two = place(Math.cos(to) + reach * Math.sin(to), Math.sin(to) - reach * Math.cos(to));
    return [...one, ...two, ...place(Math.cos(to), Math.sin(to))] as const;
  });
}
