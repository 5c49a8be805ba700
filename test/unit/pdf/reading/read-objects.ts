import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** What PDF/A asks for and no page shows. */
export interface ReadObjects {
  readonly outputIntents: number;
  readonly isEncrypted: boolean;
  readonly trailerId: readonly string[];
  readonly language: string;
  readonly showsTitle: boolean;
  /** Font descriptors, and how many of them have their font file. */
  readonly fonts: { readonly all: number; readonly embedded: number };
  /** Masks and opacities below 1. */
  readonly transparent: number;
  /** Of all pages. */
  readonly content: string;
  /** Times that glyph 0, the box, is shown. */
  readonly boxes: number;
  /** What is read aloud instead of the glyphs, in order. */
  readonly spoken: readonly string[];
  /** Relationships of the attached files. */
  readonly associated: readonly string[];
  /** How often each structure element stands in the file. */
  readonly roles: Readonly<Record<string, number>>;
  /** What pictures say. */
  readonly alternatives: readonly string[];
  /** Cells of rows of tables, counted with their spans, by table. */
  readonly rowWidths: readonly number[];
}

/** Read the objects of a PDF with pdf-lib. */
export async function readObjects(bytes: Uint8Array): Promise<ReadObjects> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const dictionaries = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : [],
    );
  const name = (dictionary: PDFDict, key: string): string => dictionary.get(PDFName.of(key))?.toString() ?? '';
  const descriptors = dictionaries.filter((one) => name(one, 'Type') === '/FontDescriptor');
  const elements = dictionaries.filter((one) => one.has(PDFName.of('S')) && one.has(PDFName.of('P')));
  const content = document
    .getPages()
    .map((page) => {
      const stream = page.node.Contents();
      return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
    })
    .join('\n');
  const associated = catalog.lookupMaybe(PDFName.of('AF'), PDFArray);
  return {
    outputIntents: catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray)?.size() ?? 0,
    isEncrypted: context.trailerInfo.Encrypt !== undefined,
    trailerId:
      context.trailerInfo.ID instanceof PDFArray ? context.trailerInfo.ID.asArray().map((id) => id.toString()) : [],
    language: textOf(catalog.get(PDFName.of('Lang'))),
    showsTitle:
      catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)?.get(PDFName.of('DisplayDocTitle'))?.toString() ===
      'true',
    fonts: {
      all: descriptors.length,
      embedded: descriptors.filter((one) => name(one, 'FontFile2') !== '' || name(one, 'FontFile3') !== '').length,
    },
    transparent: dictionaries.filter(isTransparent).length,
    content,
    boxes: glyphsOf(content).filter((glyph) => glyph === '0000').length,
    spoken: Array.from(content.matchAll(/\/ActualText \(((?:[^()\\]|\\.)*)\)/gs), ([, text = '']) => spokenText(text)),
    associated: (associated?.asArray() ?? []).map((reference) =>
      name(context.lookup(reference, PDFDict), 'AFRelationship'),
    ),
    roles: countOf(elements.map((one) => name(one, 'S').slice(1))),
    alternatives: elements
      .filter((one) => name(one, 'S') === '/Figure')
      .map((one) => textOf(one.get(PDFName.of('Alt')))),
    rowWidths: dictionaries.filter((one) => name(one, 'S') === '/TR').map((row) => rowWidth(row)),
  };

  function rowWidth(row: PDFDict): number {
    const cells = row.lookup(PDFName.of('K'), PDFArray).asArray();
    return cells.reduce((sum, cell) => {
      const attributes = context.lookup(cell, PDFDict).lookupMaybe(PDFName.of('A'), PDFDict);
      const span = attributes?.lookupMaybe(PDFName.of('ColSpan'), PDFNumber)?.asNumber() ?? 1;
      return sum + span;
    }, 0);
  }
}

function countOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of names) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

function isTransparent(dictionary: PDFDict): boolean {
  const opacity = (key: string): boolean => {
    const value = dictionary.get(PDFName.of(key));
    return value instanceof PDFNumber && value.asNumber() < 1;
  };
  const mask = dictionary.get(PDFName.of('SMask'));
  return (mask !== undefined && mask.toString() !== '/None') || opacity('ca') || opacity('CA');
}

function glyphsOf(content: string): readonly string[] {
  return Array.from(content.matchAll(/<([0-9a-f]+)>(?!>)/g), ([, hex = '']) => hex.match(/.{4}/g) ?? []).flat();
}

function textOf(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string of PDF in UTF-16. */
function spokenText(literal: string): string {
  const bytes = literal.replace(/\\(.)/gs, (_, one: string) => ESCAPES[one] ?? one);
  const units = bytes.match(/.{2}/gs) ?? [];
  return units
    .slice(1)
    .map(([high = '', low = '']) => String.fromCharCode((high.charCodeAt(0) << 8) | low.charCodeAt(0)))
    .join('');
}
