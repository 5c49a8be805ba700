import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { type Marks, readMarks } from './read-marks.ts';

/** An element of the structure tree, as the file has it. */
export interface Element {
  readonly role: string;
  readonly children: readonly Element[];
  /** `page:id` of its own content. */
  readonly content: readonly string[];
  readonly scope: string;
  readonly has: (key: string) => boolean;
}

/** A font of the file. */
interface FontFacts {
  readonly subtype: string;
  readonly encoding: string;
  readonly descendant: string;
  readonly map: string;
  readonly toUnicode: string;
}

/** What PDF/UA asks for, read from the objects of a file. */
export interface Structure {
  readonly root: Element;
  /** Of each page. */
  readonly marks: readonly Marks[];
  readonly roleMap: number;
  readonly annotations: number;
  readonly fonts: readonly FontFacts[];
  readonly files: readonly { readonly keys: readonly string[]; readonly subtype: string }[];
  /** Names in the catalog. */
  readonly catalog: readonly string[];
  /** Compressions, and whether pictures are smoothed. */
  readonly filters: ReadonlySet<string>;
}

const key = PDFName.of;

/** Read the structure of a PDF with pdf-lib. */
export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const pages = document.getPages().map(({ node, ref }) => ({ node, ref }));
  const all = context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = all.flatMap((one) =>
    one instanceof PDFDict ? [one] : one instanceof PDFRawStream ? [one.dict] : [],
  );
  const nameOf = (dictionary: PDFDict | undefined, name: string): string =>
    dictionary?.get(key(name))?.toString() ?? '';
  const tree = catalog.lookup(key('StructTreeRoot'), PDFDict);
  const text = (stream: unknown): string =>
    stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
  return {
    root: {
      role: 'Root',
      children: kidsOf(tree).map(elementOf),
      content: [],
      scope: '',
      has: (name) => tree.has(key(name)),
    },
    marks: pages.map(({ node }) => readMarks(text(node.Contents()))),
    roleMap: tree.lookupMaybe(key('RoleMap'), PDFDict)?.keys().length ?? 0,
    annotations: pages.filter(({ node }) => node.Annots() !== undefined).length,
    fonts: dictionaries
      .filter((one) => nameOf(one, 'Type') === '/Font' && nameOf(one, 'Subtype') === '/Type0')
      .map(fontOf),
    files: dictionaries
      .filter((one) => nameOf(one, 'Type') === '/Filespec')
      .map((one) => {
        const stream = one.lookup(key('EF'), PDFDict).lookup(key('F'));
        return {
          keys: one.keys().map((name) => name.toString().slice(1)),
          subtype: nameOf(stream instanceof PDFRawStream ? stream.dict : undefined, 'Subtype'),
        };
      }),
    catalog: catalog.keys().map((name) => name.toString().slice(1)),
    filters: new Set(
      dictionaries.flatMap((one) => [nameOf(one, 'Filter'), `Interpolate ${nameOf(one, 'Interpolate')}`]),
    ),
  };

  function kidsOf(dictionary: PDFDict): readonly PDFObject[] {
    const kids = dictionary.lookup(key('K'));
    return kids instanceof PDFArray ? kids.asArray().map((one) => resolve(one)) : kids === undefined ? [] : [kids];
  }

  function resolve(one: PDFObject): PDFObject {
    return one instanceof PDFRef ? (context.lookup(one) as PDFObject) : one;
  }

  function elementOf(object: PDFObject): Element {
    const dictionary = object as PDFDict;
    const kids = kidsOf(dictionary);
    const own = dictionary.get(key('Pg'));
    const pageOf = (reference: PDFObject | undefined): number => pages.findIndex(({ ref }) => ref === reference);
    const content = kids.flatMap((kid) => {
      if (kid instanceof PDFNumber) return [`${pageOf(own)}:${kid.asNumber()}`];
      if (kid instanceof PDFDict && nameOf(kid, 'Type') === '/MCR')
        return [`${pageOf(kid.get(key('Pg')) ?? own)}:${nameOf(kid, 'MCID')}`];
      return [];
    });
    const isElement = (kid: PDFObject): boolean => kid instanceof PDFDict && kid.has(key('S'));
    const attributes = dictionary.lookup(key('A'));
    const lists = attributes instanceof PDFArray ? attributes.asArray().map(resolve) : [attributes];
    const scope = lists.map((one) => (one instanceof PDFDict ? nameOf(one, 'Scope') : '')).join('');
    return {
      role: nameOf(dictionary, 'S').slice(1),
      children: kids.filter(isElement).map(elementOf),
      content,
      scope,
      has: (name) => dictionary.has(key(name)) || lists.some((one) => one instanceof PDFDict && one.has(key(name))),
    };
  }

  function fontOf(font: PDFDict): FontFacts {
    const descendants = font.lookup(key('DescendantFonts'), PDFArray);
    const descendant = descendants.lookup(0, PDFDict);
    return {
      subtype: nameOf(font, 'Subtype'),
      encoding: nameOf(font, 'Encoding'),
      descendant: nameOf(descendant, 'Subtype'),
      map: nameOf(descendant, 'CIDToGIDMap'),
      toUnicode: text(font.lookup(key('ToUnicode'))),
    };
  }
}

/** An element and all below it, in reading order. */
export function flat(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(flat)];
}
