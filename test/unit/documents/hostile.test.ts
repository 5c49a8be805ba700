import type { Invoice } from 'oneoff';
import { renderAccountHtml, renderInvoiceEmail, renderInvoiceHtml, renderReceiptHtml } from 'oneoff/documents';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/documents/clean.ts';
import { HOSTILE, NUL, poison } from './hostile-texts.ts';
import { issued } from './nordwind.ts';
import { textOf } from './text-of.ts';

/** Tags that our own pages have, and no others. */
const OWN =
  /^<(?:!doctype|\/?(?:html|head|meta|title|style|body|main|div|address|small|b|bdi|span|dl|dt|dd|h1|h2|p|table|caption|thead|tbody|tr|th|td|section|figure|figcaption|svg|path|footer|img|br))\b/;

function problemsOf(html: string): readonly string[] {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const withoutStyle = html.replace(/<style>.*?<\/style>/s, '');
  return [
    ...tags.filter((tag) => !OWN.test(tag)),
    ...tags.filter((tag) => /\son\w+\s*=/i.test(tag) || /\b(?:href|srcset|action)=/i.test(tag)),
    ...tags.filter((tag) => /\bsrc="(?!data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*")/.test(tag)),
    ...((html.match(/<style>/g) ?? []).length > 1 ? ['two style sheets'] : []),
    ...(/url\(|@import|expression\(/i.test(/<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '') ? ['a request'] : []),
    ...([...html].some((one) => one < ' ' && one !== '\n') || html.includes(String.fromCharCode(127))
      ? ['a control character']
      : []),
    ...(isWellFormed(html) ? [] : ['half a surrogate pair']),
    ...(withoutStyle.includes('<script') ? ['a script'] : []),
  ];
}

describe.each(HOSTILE)('%.40s in every text', (text) => {
  const make = async (): Promise<Invoice> =>
    poison(await issued({ lines: [{ name: 'Wartung', unitPrice: '100.00' }] }), text);

  it('is shown as text in the page, the receipt, the statement of account and the e-mail', async () => {
    const invoice = await make();
    // An option is refused where it holds what a document cannot hold.
    const isRefused = text.length > 255 || text.includes(NUL) || !isWellFormed(text);
    const brand = isRefused ? {} : { name: text, footer: [[text, text]] };
    const options = isRefused ? {} : { brand, notes: [text], labels: { total: text, pageOf: text } };
    const moved = { id: 'p', kind: 'payment', amount: '1.00', receivedAt: '2026-11-25T10:00:00Z' } as const;
    const paid = { ...invoice, payments: [{ ...moved, method: text, reference: text, reverses: null }] };
    const pages = [
      renderInvoiceHtml(invoice, options),
      renderReceiptHtml(paid, { brand }),
      renderAccountHtml([invoice], { asOf: '2026-12-31', brand }),
      renderInvoiceEmail(invoice, options).html,
    ];
    for (const page of pages) expect(problemsOf(page)).toEqual([]);
    expect(textOf(pages[0] as string)).toContain(clean(text));
  });

  it('does not break the subject of an e-mail into two lines', async () => {
    const { subject } = renderInvoiceEmail(poison(await make(), `${text}\r\nBcc: all@evil.example`));
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

function isWellFormed(text: string): boolean {
  return new TextDecoder().decode(new TextEncoder().encode(text)) === text;
}
