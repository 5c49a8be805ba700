import type { StructureElement } from 'pdfkit';
import type { Box } from '../page/geometry.ts';
import type { TextStyle } from '../text/typesetter.ts';
import { type Block, block, type Layout } from './block.ts';

/**
 * A text that may run on to the next page, but never with one line alone.
 *
 * @param gap - space above
 */
export function textBlocks(
  layout: Layout,
  text: string,
  style: TextStyle,
  options: {
    readonly gap: number;
    readonly tag: 'P' | 'H1' | 'H2';
    readonly width?: number;
    readonly keepWithNext?: boolean;
  },
): readonly Block[] {
  const { press, type, geometry } = layout;
  const width = options.width ?? geometry.body.width;
  const { lines } = type.paragraph(text, style, width);
  let element: StructureElement | undefined;
  return lines.map((line, at) => {
    const last = at === lines.length - 1;
    const box = (y: number): Box => ({ x: geometry.body.x, y, width });
    return block(
      style.leading,
      (y) => {
        element ??= press.element(layout.root, options.tag);
        press.content(element, options.tag, () => press.line(line, style, box(y), 'start', !last));
        if (last) element.end();
      },
      {
        gap: at === 0 ? options.gap : 0,
        keepWithNext: last ? options.keepWithNext === true : at === 0 || at === lines.length - 2,
      },
    );
  });
}
