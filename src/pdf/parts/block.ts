import type { StructureElement } from 'pdfkit';
import type { Sheet } from '../../documents/sheet/sheet.ts';
import type { FlowTable, Strip } from '../page/flow.ts';
import type { Geometry } from '../page/geometry.ts';
import type { Press } from '../page/press.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** A table with what prints its parts that repeat. */
export interface PrintedTable extends FlowTable {
  /** The first time it is read aloud. */
  printHead(y: number): void;
  /** The subtotal at the end of a page, or what is carried forward to the next. */
  printCarry(which: 'subtotal' | 'carriedForward', running: string, y: number): void;
}

/** A strip with what prints it. */
export interface Block extends Strip {
  readonly table: PrintedTable | null;
  /** The sum of the amounts down to here, as text; `null` without a sum. */
  readonly running: string | null;
  /** Print it at `y`, the upper edge. */
  print(y: number, atTop: boolean): void;
}

/** What a part of a document needs to lay itself out and to print. */
export interface Layout {
  readonly sheet: Sheet;
  readonly type: Typesetter;
  readonly geometry: Geometry;
  readonly press: Press;
  /** The structure element of the whole document. */
  readonly root: StructureElement;
}

/** A block on its own. */
export function block(
  height: number,
  print: Block['print'],
  options: Partial<Omit<Block, 'print' | 'height'>> = {},
): Block {
  return { height, print, keepWithNext: false, table: null, gap: 0, running: null, ...options };
}
