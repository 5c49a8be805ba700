import type { Paper } from '../../documents/sheet/sheet.ts';

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** A part of a page; where text runs to the left, `x` is counted from the right edge. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The fixed places of a letter, in points. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly body: Box;
  /** Logo or name of the brand, with the height that a logo may have. */
  readonly brand: Box & { readonly height: number };
  /** The sender in one line, and the address below: both show in the window of an envelope. */
  readonly address: Box;
  readonly facts: Box;
  /** The first line below address and facts. */
  readonly titleY: number;
  /** The first line of the pages that follow, and of the body below it. */
  readonly runningY: number;
  readonly nextTop: number;
  /** The lower edge of the page number. */
  readonly footY: number;
}

/**
 * The places of a letter.
 *
 * A4 follows DIN 5008 form B: window 45 mm from the top, text 25 mm from the left, information block at 125 mm. In
 * Switzerland the window is on the right (SN 010130). Letter shows the address in a #10 window envelope, folded twice.
 */
export function geometryOf(paper: Paper, window: 'left' | 'right'): Geometry {
  const width = paper === 'A4' ? mm(210) : mm(215.9);
  const height = paper === 'A4' ? mm(297) : mm(279.4);
  const left = paper === 'A4' ? mm(25) : mm(22.5);
  const bodyWidth = width - left - mm(20);
  const rightBlock = width - mm(20) - mm(65);
  return {
    width,
    height,
    body: { x: left, y: mm(103), width: bodyWidth },
    brand: { x: left, y: mm(14), width: mm(80), height: mm(22) },
    address: { x: window === 'left' ? left : mm(120), y: mm(47), width: mm(70) },
    facts: { x: window === 'left' ? rightBlock : left, y: mm(50), width: mm(window === 'left' ? 65 : 72) },
    titleY: mm(103),
    runningY: mm(15),
    nextTop: mm(24),
    footY: height - mm(6),
  };
}
