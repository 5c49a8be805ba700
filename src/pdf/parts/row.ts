import type { StructureElement } from 'pdfkit';
import type { Align } from '../page/press.ts';
import type { TextLine } from '../text/lay-out-text.ts';
import type { Paragraph, TextStyle } from '../text/typesetter.ts';
import { type Block, block, type Layout, type PrintedTable } from './block.ts';

/** Paragraphs below each other, beside other cells. */
export interface Cell {
  readonly x: number;
  readonly width: number;
  readonly align: Align;
  readonly paragraphs: readonly Paragraph[];
  /** The type of its structure element, such as `TD`. */
  readonly tag: string;
  /** Columns of the table that it takes, if more than one. */
  readonly span?: number;
}

/** How a row relates to its neighbours. */
export interface RowOptions {
  /** The element that holds the cells, such as a `TR`; made when the row is printed. */
  readonly open: () => StructureElement;
  /** After the last part of the row was printed. */
  readonly close?: () => void;
  readonly padding: number;
  readonly gap?: number;
  readonly keepWithNext?: boolean;
  readonly table?: PrintedTable | null;
  readonly running?: string | null;
  /** What is printed behind the first part: a rule. */
  readonly background?: (y: number, atTop: boolean) => void;
}

/** A line of a cell, from the upper edge of the row. */
interface Placed {
  readonly line: TextLine;
  readonly style: TextStyle;
  readonly top: number;
  readonly bottom: number;
}

/** Rows up to this height are never cut, in points. */
const WHOLE = 180;

/** Lay out a row. A high one is cut between lines, with two lines at least on each side. */
export function rowBlocks(layout: Layout, cells: readonly Cell[], options: RowOptions): readonly Block[] {
  const { padding } = options;
  const placed = cells.map((cell) => linesOf(cell, padding));
  const height = Math.max(...placed.map((lines) => lines.at(-1)?.bottom ?? padding)) + padding;
  const edges = height <= WHOLE ? [height] : cutsOf(placed.flat(), height);
  let row: StructureElement | undefined;
  let elements: readonly StructureElement[] = [];
  return edges.map((to, at) => {
    const from = edges[at - 1] ?? 0;
    const isLast = at === edges.length - 1;
    const print = (y: number, atTop: boolean): void => {
      if (row === undefined) {
        options.background?.(y, atTop);
        row = options.open();
        elements = cells.map((cell) => elementOf(layout, row as StructureElement, cell));
      }
      cells.forEach((cell, index) => {
        const lines = (placed[index] ?? []).filter((line) => line.top >= from && line.bottom <= to);
        const isCut = lines.length < (placed[index] ?? []).length && !isLast;
        printLines(layout, elements[index] as StructureElement, cell, lines, y - from, isCut);
      });
      if (!isLast) return;
      for (const element of elements) element.end();
      row.end();
      options.close?.();
    };
    return block(to - from, print, {
      gap: at === 0 ? (options.gap ?? 0) : 0,
      keepWithNext: isLast ? options.keepWithNext === true : at === 0 || at === edges.length - 2,
      table: options.table ?? null,
      running: at === 0 ? (options.running ?? null) : null,
    });
  });
}

function linesOf(cell: Cell, padding: number): readonly Placed[] {
  let top = padding;
  return cell.paragraphs.flatMap(({ lines, style }) =>
    lines.map((line) => {
      const placed = { line, style, top, bottom: top + style.leading };
      top = placed.bottom;
      return placed;
    }),
  );
}

/** Where the row can be cut: below a line, and through none. */
function cutsOf(lines: readonly Placed[], height: number): readonly number[] {
  const bottoms = [...new Set(lines.map((line) => line.bottom))].sort((a, b) => a - b);
  const reach = [...lines].sort((a, b) => a.top - b.top);
  let at = 0;
  let lowest = 0;
  const cuts = bottoms.filter((bottom) => {
    while (at < reach.length && (reach[at]?.top ?? 0) < bottom) {
      lowest = Math.max(lowest, reach[at]?.bottom ?? 0);
      at += 1;
    }
    return lowest <= bottom;
  });
  return [...cuts.slice(0, -1), height];
}

function elementOf({ press }: Layout, row: StructureElement, cell: Cell): StructureElement {
  const element = press.element(row, cell.tag);
  // pdfkit has no option for it.
  if (cell.span !== undefined) element.dictionary.data['A'] = { O: 'Table', ColSpan: cell.span };
  return element;
}

function printLines(
  { press }: Layout,
  element: StructureElement,
  cell: Cell,
  lines: readonly Placed[],
  y: number,
  isCut: boolean,
): void {
  if (lines.length === 0) return;
  press.content(element, cell.tag, () => {
    lines.forEach(({ line, style, top }, at) => {
      const box = { x: cell.x, y: y + top, width: cell.width };
      press.line(line, style, box, cell.align, isCut || at < lines.length - 1);
    });
  });
}
