/// <reference path="./pdfkit.d.ts" />
import PDFDocument from 'pdfkit';

/** A PDF/A-3a file, open for writing, and its bytes once it is ended. */
export interface OpenPdf {
  readonly pdf: PDFDocument;
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Open a tagged PDF/A-3a file.
 *
 * @param created - the only date in it, so the same document gives the same bytes
 */
export function openPdf(size: readonly [number, number], language: string, created: Date): OpenPdf {
  const pdf = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    lang: language,
    font: null,
    // Title and author stay out: pdfkit would paste them into XML unescaped. See xmpOf.
    info: { Creator: 'oneoff', CreationDate: created },
  });
  const bytes = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', () => resolve(joined(chunks)));
    pdf.on('error', reject);
  });
  return { pdf, bytes };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
