import type PDFDocument from 'pdfkit';
import type { StructureContent, StructureElement, StructureOptions } from 'pdfkit';
import type { TextLine } from '../text/lay-out-text.ts';
import type { Paragraph, TextStyle } from '../text/typesetter.ts';
import { Canvas } from './canvas.ts';
import type { Box } from './geometry.ts';

/** Which edge of its box a text touches; `start` is the left one where text runs to the right. */
export type Align = 'start' | 'end' | 'center';

/** Prints on the pages of one document, mirrored where text runs to the left, and tags what it prints. */
export class Press {
  readonly canvas: Canvas;
  readonly #pdf: PDFDocument;
  readonly #pageWidth: number;
  readonly #mirrored: boolean;

  constructor(pdf: PDFDocument, pageWidth: number, direction: 'ltr' | 'rtl', canvas: Canvas = new Canvas(pdf)) {
    this.#pdf = pdf;
    this.canvas = canvas;
    this.#pageWidth = pageWidth;
    this.#mirrored = direction === 'rtl';
  }

  /** The same for what has its place on the paper, whatever the direction of the texts. */
  unmirrored(): Press {
    return new Press(this.#pdf, this.#pageWidth, 'ltr', this.canvas);
  }

  /** The left edge of a box. */
  left(x: number, width: number): number {
    return this.#mirrored ? this.#pageWidth - x - width : x;
  }

  /** Print the lines of a paragraph from `box.y` down; `continues` if more text of the same element follows. */
  paragraph({ lines, style }: Paragraph, box: Box, align: Align = 'start', continues = false): void {
    lines.forEach((line, at) => {
      this.line(line, style, { ...box, y: box.y + at * style.leading }, align, continues || at < lines.length - 1);
    });
  }

  /** Print one line; `box.y` is the upper edge of its leading. */
  line(line: TextLine, style: TextStyle, box: Box, align: Align = 'start', continues = false): void {
    const slack = box.width - (line.width * style.size) / 1000;
    const toTheRight = (align === 'start') === this.#mirrored ? slack : 0;
    const x = this.left(box.x, box.width) + (align === 'center' ? slack / 2 : toTheRight);
    // Capitals of most fonts are 0.72 of the size high: they are centred in the leading.
    this.canvas.text(line, x, box.y + (style.leading + 0.72 * style.size) / 2, style.size, style.color, continues);
  }

  /** Fill a rectangle, given as a box of text is. */
  box(x: number, y: number, width: number, height: number, color: string): void {
    this.canvas.box(this.left(x, width), y, width, height, color);
  }

  /** Open an element of the structure tree; end it once all of it is printed. */
  element(parent: StructureElement, type: string, options?: StructureOptions): StructureElement {
    const element = this.#pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Print a part of an element that is still open. */
  content(element: StructureElement, type: string, print: () => void): void {
    const content: StructureContent = this.#pdf.markStructureContent(type);
    print();
    this.#pdf.endMarkedContent();
    element.add(content);
  }

  /** Print an element as a whole. */
  tagged(parent: StructureElement, type: string, print: () => void, options?: StructureOptions): void {
    const element = this.element(parent, type, options);
    this.content(element, type, print);
    element.end();
  }

  /** Print what is not read aloud: rules, repeated heads, page numbers. */
  artifact(type: 'Pagination' | 'Layout', print: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    print();
    this.#pdf.endMarkedContent();
  }
}
