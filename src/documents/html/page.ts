import type { Sheet, SheetFact, SheetParty } from '../sheet/sheet.ts';
import { escapeHtml, isolated } from './escape.ts';
import { logoHtml } from './logo.ts';
import { codeOf } from './qr-svg.ts';
import { slipHtml } from './slip.ts';
import { styleOf } from './style.ts';
import { linesOf } from './table.ts';

/**
 * A sheet as one page of HTML: no script, no request, and a policy that forbids both.
 *
 * It prints on the sheet's paper, follows the reader's light or dark screen, and reads well on a phone.
 */
export function htmlPage(sheet: Sheet): string {
  const { stamp, window: side } = sheet;
  const badge = stamp && `<p class="badge ${stamp.kind}">${escapeHtml(stamp.text)}</p>`;
  const across =
    stamp &&
    `<div class="stamp ${stamp.kind}" aria-hidden="true" style="--n:${[...stamp.text].length}"><span>${escapeHtml(stamp.text)}</span></div>`;
  return [
    `<!doctype html><html lang="${escapeHtml(sheet.locale)}" dir="${sheet.direction}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';img-src data:">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(sheet.title)}</title><style>${styleOf(sheet)}</style></head><body><main>`,
    `<div class="bar"></div>${across ?? ''}<div class="brand">${logoHtml(sheet.brand)}</div>`,
    `<div class="top${side === 'right' ? ' swap' : ''}"><address><small>${escapeHtml(sheet.returnAddress)}</small>`,
    `${party(sheet.recipient)}</address>${facts(sheet.facts)}</div>`,
    badge ?? '',
    `<h1>${escapeHtml(sheet.title)}</h1>`,
    parties(sheet),
    paragraphs('intro', sheet.introduction),
    linesOf(sheet.table),
    totals(sheet),
    payment(sheet),
    paragraphs(
      'notes',
      sheet.notes.map(({ text }) => text),
    ),
    `<footer>${sheet.footer.map((column) => `<div>${spans(column)}</div>`).join('')}</footer>`,
    slipHtml(sheet.payment?.slip ?? null),
    '</main></body></html>\n',
  ].join('');
}

function party({ heading, name, lines }: SheetParty): string {
  const top = heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>`;
  return `${top}<b>${isolated(name)}</b>${spans(lines)}`;
}

function parties({ parties: all }: Sheet): string {
  if (all.length === 0) return '';
  return `<div class="parties">${all.map((one) => `<address>${party(one)}</address>`).join('')}</div>`;
}

function facts(all: readonly SheetFact[]): string {
  if (all.length === 0) return '';
  const rows = all.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${isolated(value)}</dd>`);
  return `<dl>${rows.join('')}</dl>`;
}

function totals({ totals: rows }: Sheet): string {
  if (rows.length === 0) return '';
  const body = rows.map(
    ({ label, value, weight }) =>
      `<tr${weight === 'plain' ? '' : ` class="${weight}"`}><th scope="row">${escapeHtml(label)}</th><td>${isolated(value)}</td></tr>`,
  );
  return `<div class="sum"><table class="totals"><tbody>${body.join('')}</tbody></table></div>`;
}

function payment({ payment: pay }: Sheet): string {
  if (pay === null) return '';
  const texts = pay.texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  const ways = pay.ways.map(
    ({ heading, facts: details }) => (heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>`) + facts(details),
  );
  return `<section class="pay">${codeOf(pay.code)}<div>${texts}${ways.join('')}</div></section>`;
}

function paragraphs(name: string, texts: readonly string[]): string {
  if (texts.length === 0) return '';
  return `<div class="${name}">${texts.map((text) => `<p>${isolated(text)}</p>`).join('')}</div>`;
}

function spans(lines: readonly string[]): string {
  return lines.map((line) => `<span>${isolated(line)}</span>`).join('');
}
