import type { Sheet } from '../documents/sheet/sheet.ts';
import { logoOf } from './brand/logo.ts';
import { type FileMetadata, xmpOf } from './file/metadata.ts';
import { openPdf } from './file/open-pdf.ts';
import { fontChains } from './fonts/font-chain.ts';
import type { FontFamily } from './fonts/font-family.ts';
import type { PdfAttachment } from './options.ts';
import { type FlowPage, flowPages } from './page/flow.ts';
import { geometryOf } from './page/geometry.ts';
import { Press } from './page/press.ts';
import type { Block, Layout } from './parts/block.ts';
import { contentBlocks } from './parts/content.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { pageFrameOf } from './parts/page-frame.ts';
import { printPages } from './parts/print-pages.ts';
import { type PrintedSlip, slipOf } from './parts/slip.ts';
import { Typesetter } from './text/typesetter.ts';

/** A file inside the PDF. */
export interface FileAttachment extends Omit<PdfAttachment, 'relationship'> {
  readonly relationship: 'Alternative' | NonNullable<PdfAttachment['relationship']>;
}

/** What a sheet is printed with. */
export interface PrintOptions {
  readonly fonts: readonly FontFamily[];
  /** Of a Swiss payment slip. */
  readonly slipFont?: FontFamily | undefined;
  /** The only date in the file. */
  readonly created: Date;
  readonly attachments: readonly FileAttachment[];
  readonly facturX: FileMetadata['facturX'];
  /** The path of a text that holds a character, for a fault. */
  readonly where: (character: string) => string;
}

/**
 * Print a sheet: lay all of it out, put it on pages, then write the file from front to back.
 *
 * @throws ValidationError `document.glyph_missing`, `document.logo_invalid`, `field.value`
 */
export async function printSheet(sheet: Sheet, options: PrintOptions): Promise<Uint8Array<ArrayBuffer>> {
  const geometry = geometryOf(sheet.paper, sheet.window);
  const type = new Typesetter(fontChains(options.fonts), sheet.direction);
  const { pdf, bytes, flush } = openPdf([geometry.width, geometry.height], sheet.locale, options.created);
  const root = pdf.struct('Document');
  const press = new Press(pdf, geometry.width, sheet.direction);
  const layout: Layout = { sheet, type, geometry, press, root };
  const logo = sheet.brand.logo === null ? null : await logoOf(pdf, sheet.brand.logo);
  const letterhead = letterheadOf(layout, logo);
  const frame = pageFrameOf(layout);
  const strips = [...contentBlocks(layout, letterhead.overflow), ...frame.overflow];
  const slip = slipFor(layout, options);
  type.requireGlyphs(options.where);
  const { bottom } = frame;
  const flow = flowPages(strips, { top: letterhead.bottom, bottom }, { top: geometry.nextTop, bottom });
  const pages = slip === null ? flow : withRoom(flow, bottom - slip.height);
  pdf.addStructure(root);
  printPages(pdf, pages, frame, { letterhead, slip, flush });
  root.end();
  pdf.appendXML(
    xmpOf({ title: sheet.title, author: sheet.seller.name, language: sheet.locale, facturX: options.facturX }),
  );
  for (const { bytes: content, name, type: mediaType, relationship, description } of options.attachments) {
    pdf.file(content, {
      name,
      type: mediaType,
      relationship,
      ...(description === undefined ? {} : { description }),
      creationDate: options.created,
      modifiedDate: options.created,
    });
  }
  pdf.end();
  return bytes;
}

/** A slip is in fonts of its own, and always runs to the right. */
function slipFor(layout: Layout, { fonts, slipFont, where }: PrintOptions): PrintedSlip | null {
  const slip = layout.sheet.payment?.slip ?? null;
  if (slip === null) return null;
  const type = new Typesetter(fontChains(slipFont === undefined ? fonts : [slipFont, ...fonts]), 'ltr');
  const printed = slipOf(layout, slip, type);
  type.requireGlyphs(where);
  return printed;
}

/** The pages, with another one at the end where the last one reaches below an edge. */
function withRoom(pages: readonly FlowPage<Block>[], bottom: number): readonly FlowPage<Block>[] {
  const last = pages.at(-1)?.strips.at(-1);
  if (last === undefined || last.y + last.strip.height <= bottom) return pages;
  return [...pages, { strips: [], heads: [], carried: null, subtotal: null }];
}
