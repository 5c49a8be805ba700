import { documentOptionsShape, requireDocumentOptions } from '../check-options.ts';
import { oneLine } from '../html/escape.ts';
import type { DocumentOptions, Printable } from '../options.ts';
import { fill } from '../sheet/fill.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { makeSheet } from '../sheet/sheet-of.ts';
import type { Letter, LetterParts } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

/** An e-mail about a document, ready for any mailer. */
export interface InvoiceEmail {
  /** One line. */
  readonly subject: string;
  /** At most 102 kB, because Gmail cuts what is longer. */
  readonly html: string;
  readonly text: string;
}

/** What Gmail shows of a message before it cuts it: 102 kB; a mailer adds some bytes of its own. */
const MOST_BYTES = 100_000;

/**
 * An e-mail with a document: the facts, the lines, the totals and how to pay, in tables with inline styles that all
 * common clients show. Attach the document itself: a client may change the message.
 *
 * A logo is left out, because clients block pictures, and so is the QR code. A document whose lines do not fit into
 * 102 kB is summed up without them; one whose notes do not fit, without those.
 *
 * @throws {ValidationError} the faults of {@link sheetOf}
 * @example
 * renderInvoiceEmail(invoice, { locale: 'en' }).subject // 'Invoice INV-2026-0001 from Acme Software GmbH'
 */
export function renderInvoiceEmail(document: Printable, options: DocumentOptions = {}): InvoiceEmail {
  requireDocumentOptions(options, 'renderInvoiceEmail', documentOptionsShape);
  const { sheet, context } = makeSheet(document, options);
  const { labels, formats } = context;
  const values = { title: sheet.title, seller: sheet.brand.name };
  const letter: Letter = {
    sheet,
    greeting: labels.mailGreeting,
    introduction: fill(labels.mailIntroduction, values),
    closing: labels.mailClosing,
    lineCount: { key: 'lines', label: labels.lines, value: formats.number(String(countOf(sheet))) },
  };
  return {
    subject: oneLine(fill(labels.mailSubject, values)),
    html: firstThatFits((parts) => letterHtml(letter, parts)),
    text: firstThatFits((parts) => letterText(letter, parts)),
  };
}

function countOf({ table }: Sheet): number {
  return table.rows.filter(({ type }) => type === 'line').length;
}

/** What a letter has, from all to least. */
const PARTS: readonly LetterParts[] = [
  { lines: true, notes: true },
  { lines: false, notes: true },
  { lines: false, notes: false },
];

function firstThatFits(render: (parts: LetterParts) => string): string {
  let text = '';
  for (const parts of PARTS) {
    text = render(parts);
    if (new TextEncoder().encode(text).length <= MOST_BYTES) break;
  }
  return text;
}
