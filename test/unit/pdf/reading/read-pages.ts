import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A text of a page; points from its upper left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A structure element: its role, and what is in it. */
export interface Tag {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly Tag[];
}

/** A PDF as a reader other than ours sees it. */
export interface ReadPdf {
  readonly pages: readonly (readonly PlacedText[])[];
  /** All text, one line for each stretch of text. */
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly xmp: string;
  readonly isMarked: boolean;
  readonly attachments: Readonly<Record<string, Uint8Array>>;
}

/** Read a PDF with pdf.js. */
export async function readPages(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: PlacedText[][] = [];
    const tags: Tag[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push(
        items.flatMap((item) =>
          'str' in item && item.str.trim() !== ''
            ? [
                {
                  text: item.str,
                  x: item.transform[4],
                  y: height - item.transform[5],
                  width: item.width,
                  size: item.transform[0],
                },
              ]
            : [],
        ),
      );
      const tree = (await page.getStructTree()) as unknown as RawTag | null;
      if (tree !== null) tags.push(tagOf(tree));
    }
    return {
      pages,
      text: pages.map((page) => page.map(({ text }) => text).join('\n')).join('\n'),
      tags,
      xmp: await xmpOf(document),
      isMarked: (await document.getMarkInfo())?.Marked === true,
      attachments: await attachmentsOf(document),
    };
  } finally {
    await task.destroy();
  }
}

interface RawTag {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly RawTag[];
}

function tagOf({ role, alt, children = [] }: RawTag): Tag {
  const inner = children.filter((child) => child.role !== undefined).map(tagOf);
  return { role: role ?? '', ...(alt === undefined ? {} : { alt }), children: inner };
}

async function xmpOf(document: PDFDocumentProxy): Promise<string> {
  const { metadata } = await document.getMetadata();
  return (metadata as unknown as { getRaw(): string } | null)?.getRaw() ?? '';
}

async function attachmentsOf(document: PDFDocumentProxy): Promise<Readonly<Record<string, Uint8Array>>> {
  const found: unknown = await document.getAttachments();
  const files = found instanceof Map ? [...found.values()] : Object.values(found ?? {});
  return Object.fromEntries(
    (files as readonly { filename: string; content: Uint8Array }[]).map(({ filename, content }) => [filename, content]),
  );
}

/** All tags of a role, wherever they stand. */
export function tagsOf(tags: readonly Tag[], role: string): readonly Tag[] {
  return tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...tagsOf(tag.children, role)]);
}
