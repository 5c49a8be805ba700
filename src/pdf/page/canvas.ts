import type PDFDocument from 'pdfkit';
import type { EmbeddedFont } from 'pdfkit';
import type { Glyph } from '../fonts/glyph.ts';
import type { RememberedFont } from '../fonts/remembered-font.ts';
import type { TextLine } from '../text/lay-out-text.ts';

/** A number as PDF writes it. */
export const pdfNumber = (value: number): string => String(Math.round(value * 1000) / 1000);
const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** `0.1 0.2 0.3`, of `#rrggbb`. */
export function rgb(color: string): string {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => pdfNumber(part / 255)).join(' ');
}

/**
 * Draws on the current page of a PDF: points from the top left corner.
 *
 * It writes the operators itself. pdfkit would lay out each text again and wrap it in eight more operators, which is two
 * thirds of the time and of the bytes of a long invoice.
 */
export class Canvas {
  readonly #pdf: PDFDocument;
  readonly #fonts = new Map<RememberedFont, EmbeddedFont>();

  constructor(pdf: PDFDocument) {
    this.#pdf = pdf;
  }

  /**
   * Draw a line of text whose baseline is at `y`.
   *
   * @param continues - another line follows: a space that no one sees keeps their words apart when the text is read aloud
   * or copied
   */
  text(line: TextLine, x: number, y: number, size: number, color: string, continues = false): void {
    if (line.runs.length === 0) return;
    const operators = [`${rgb(color)} rg BT 1 0 0 -1 ${pdfNumber(x)} ${pdfNumber(y)} Tm`];
    let font: RememberedFont | undefined;
    let shown: string[] = [];
    const flush = (): void => {
      if (shown.length > 0) operators.push(`[${shown.join('')}] TJ`);
      shown = [];
    };
    for (const run of line.runs) {
      const embedded = this.#embedded(run.font);
      if (run.font !== font) {
        flush();
        operators.push(`/${embedded.id} ${pdfNumber(size)} Tf`);
        font = run.font;
      }
      for (const glyph of run.glyphs) {
        if (glyph.yOffset !== 0) {
          flush();
          operators.push(`${pdfNumber((glyph.yOffset * size) / 1000)} Ts`);
        }
        shown.push(shift(-glyph.xOffset), `<${hex(include(embedded, glyph))}>`);
        shown.push(shift(glyph.xOffset + glyph.width - glyph.advance));
        if (glyph.yOffset !== 0) {
          flush();
          operators.push('0 Ts');
        }
      }
    }
    const space = continues && line.spoken === null ? font?.layOut(' ', 'ltr').glyphs[0] : undefined;
    if (font !== undefined && space !== undefined) shown.push(`<${hex(include(this.#embedded(font), space))}>`);
    flush();
    operators.push('ET');
    // `<01><02>` and `<0102>` show the same.
    const content = operators.join('\n').replaceAll('><', '');
    if (line.spoken === null) this.#pdf.addContent(content);
    else
      this.#pdf
        .markContent('Span', { actual: continues ? `${line.spoken} ` : line.spoken })
        .addContent(content)
        .endMarkedContent();
  }

  /** Fill a rectangle. */
  box(x: number, y: number, width: number, height: number, color: string): void {
    this.operators(`${rgb(color)} rg ${[x, y, width, height].map(pdfNumber).join(' ')} re f`);
  }

  /** Draw with the operators of PDF. */
  operators(content: string): void {
    this.#pdf.addContent(content);
  }

  #embedded(font: RememberedFont): EmbeddedFont {
    let embedded = this.#fonts.get(font);
    if (embedded === undefined) {
      const name = `font-${this.#fonts.size}`;
      embedded = this.#pdf.registerFont(name, font.font).font(name)._font;
      this.#fonts.set(font, embedded);
    }
    this.#pdf.page.fonts[embedded.id] ??= embedded.ref();
    return embedded;
  }
}

function shift(thousandths: number): string {
  const rounded = pdfNumber(thousandths);
  return rounded === '0' || rounded === '-0' ? '' : rounded;
}

/** Take a glyph into the file, as pdfkit's `encode` does, and return its number there. */
function include(font: EmbeddedFont, glyph: Glyph): number {
  const id = font.subset.includeGlyph(glyph.id);
  font.widths[id] ??= glyph.width;
  // A part of a letter that was taken apart has no character of its own, and PDF/A wants one.
  font.unicode[id] ??= glyph.codePoints.length > 0 ? glyph.codePoints : [0x20];
  return id;
}
