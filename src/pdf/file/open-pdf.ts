/// <reference path="./pdfkit.d.ts" />
import PDFDocument from 'pdfkit';

/** A PDF/A-3a file, open for writing, and its bytes once it is ended. */
export interface OpenPdf {
  readonly pdf: PDFDocument;
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>;
  /** Write what was drawn on the current page, before the next one. */
  flush(): void;
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
  const flush = collectContent(pdf);
  const chunks = collectBytes(pdf);
  const bytes = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    // Written before we could listen: the header.
    const head: Uint8Array[] = [];
    pdf.on('data', (chunk) => head.push(chunk));
    pdf.on('end', () => resolve(joined([...head, ...chunks()])));
    pdf.on('error', reject);
  });
  return { pdf, bytes, flush };
}

/** pdfkit makes an array of bytes of each operator; here it makes one of a page. */
function collectContent(pdf: PDFDocument): () => void {
  const write = pdf.addContent.bind(pdf);
  let waiting: string[] = [];
  pdf.addContent = (operators) => {
    waiting.push(operators);
    return pdf;
  };
  return () => {
    if (waiting.length > 0) write(waiting.join('\n'));
    waiting = [];
  };
}

/** pdfkit sends each line of an object through a stream of its own: a quarter of the time of a long invoice. */
function collectBytes(pdf: PDFDocument): () => readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let lines: string[] = [];
  const settle = (): void => {
    if (lines.length > 0) chunks.push(binary(`${lines.join('\n')}\n`));
    lines = [];
  };
  const take = (data: Uint8Array | string): void => {
    if (typeof data === 'string') {
      lines.push(data);
      pdf._offset += data.length + 1;
      return;
    }
    settle();
    chunks.push(data);
    pdf._offset += data.length;
  };
  pdf._write = take;
  return () => {
    settle();
    return chunks;
  };
}

/** One byte for each character. */
function binary(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
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
