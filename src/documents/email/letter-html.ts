import { escapeHtml } from '../html/escape.ts';
import type { Sheet, SheetFact } from '../sheet/sheet.ts';
import type { SheetRow } from '../sheet/sheet-table.ts';
import type { Letter, LetterParts } from './letter.ts';

const FONT = 'font-family:Arial,Helvetica,sans-serif;';
const MUTED = 'color:#545d6b;';
const LINE = 'border-bottom:1px solid #e3e6eb;';

/**
 * A letter as HTML for mail clients: nested tables and inline styles, because Outlook lays out nothing else and Gmail
 * drops style sheets.
 */
export function letterHtml(letter: Letter, parts: LetterParts): string {
  const { sheet } = letter;
  const { brand, stamp, payment } = sheet;
  const body = [
    `<p style="margin:0 0 24px;font-size:20px;font-weight:bold;color:${brand.accentText}">${escapeHtml(brand.name)}</p>`,
    ...(stamp === null ? [] : [paragraph(stamp.text, 'font-weight:bold;')]),
    paragraph(letter.greeting),
    paragraph(letter.introduction),
    `<h1 style="margin:24px 0 12px;font-size:22px;line-height:28px">${escapeHtml(sheet.title)}</h1>`,
    facts(parts.lines ? sheet.facts : [...sheet.facts, letter.lineCount], sheet),
    ...sheet.introduction.map((text) => paragraph(text)),
    parts.lines ? lines(sheet) : '',
    totals(sheet),
    ...(payment?.texts ?? []).map((text) => paragraph(text, 'font-weight:bold;')),
    ...(payment?.ways ?? []).map(
      ({ heading, facts: details }) => (heading === null ? '' : paragraph(heading, MUTED)) + facts(details, sheet),
    ),
    ...(parts.notes ? sheet.notes.map(({ text }) => paragraph(text)) : []),
    paragraph(letter.closing),
    paragraph(brand.name),
    `<p style="margin:32px 0 0;padding:12px 0 0;border-top:1px solid #e3e6eb;font-size:12px;line-height:18px;${MUTED}">${sheet.footer.map((column) => escapeHtml(column.join(' · '))).join('<br>')}</p>`,
  ];
  return [
    `<!doctype html><html lang="${escapeHtml(sheet.locale)}" dir="${sheet.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(sheet.title)}</title></head>`,
    `<body style="margin:0;padding:0;background-color:#edeff3"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background-color:#edeff3"><tr><td align="center" style="padding:24px 8px">`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background-color:#ffffff;border-top:8px solid ${brand.accent}"><tr><td style="padding:32px;${FONT}font-size:15px;line-height:22px;color:#16181d;text-align:${start(sheet)}">`,
    ...body,
    '</td></tr></table></td></tr></table></body></html>\n',
  ].join('');
}

function paragraph(text: string, style = ''): string {
  return `<p style="margin:0 0 12px;${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
}

function facts(all: readonly SheetFact[], sheet: Sheet): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ label, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;${FONT}font-size:14px;${MUTED}text-align:${start(sheet)}">${escapeHtml(label)}</td><td style="padding:2px 0;${FONT}font-size:14px;color:#16181d;text-align:${start(sheet)}">${escapeHtml(value)}</td></tr>`,
  );
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px">${rows.join('')}</table>`;
}

/** The item, and beside it its amount; quantity, price and tax below the item. */
function lines(sheet: Sheet): string {
  const { columns, rows } = sheet.table;
  const item = columns.findIndex(({ width }) => width === 0);
  const row = (one: SheetRow): string => {
    if (one.type === 'heading') return pair(escapeHtml(one.text), '', 'font-weight:bold;padding-top:16px;', sheet);
    if (one.type === 'subtotal') return pair(escapeHtml(one.label), escapeHtml(one.amount), MUTED, sheet);
    const between = one.cells
      .slice(item + 1, -1)
      .map(({ text, small }) => [text, ...small].filter(Boolean).join(' '))
      .filter(Boolean);
    const below = [...(one.cells[item]?.small ?? []), between.join(' · ')].filter(Boolean).map(escapeHtml);
    const name = escapeHtml(one.cells[item]?.text ?? '').replaceAll('\n', '<br>');
    const amount = one.cells.at(-1);
    return pair(
      name + small(below),
      escapeHtml(amount?.text ?? '') + small((amount?.small ?? []).map(escapeHtml)),
      LINE,
      sheet,
    );
  };
  const head = pair(
    escapeHtml(columns[item]?.label ?? ''),
    escapeHtml(columns.at(-1)?.label ?? ''),
    MUTED + LINE,
    sheet,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 0;border-collapse:collapse">${head}${rows.map(row).join('')}</table>`;
}

function small(texts: readonly string[]): string {
  return texts.length === 0
    ? ''
    : `<br><span style="font-size:13px;line-height:18px;${MUTED}">${texts.join('<br>')}</span>`;
}

function totals(sheet: Sheet): string {
  const rows = sheet.totals.map(({ label, value, weight }) => {
    const style =
      weight === 'total'
        ? `font-size:18px;font-weight:bold;color:${sheet.brand.accentText};`
        : weight === 'strong'
          ? 'font-weight:bold;'
          : '';
    return pair(escapeHtml(label), escapeHtml(value), style, sheet);
  });
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 24px;border-collapse:collapse">${rows.join('')}</table>`;
}

function pair(left: string, right: string, style: string, sheet: Sheet): string {
  const cell = `${FONT}font-size:14px;line-height:20px;vertical-align:top;${style}`;
  return `<tr><td style="padding:6px 0;${cell}text-align:${start(sheet)}">${left}</td><td style="padding:6px 0 6px 12px;${cell}text-align:${end(sheet)};white-space:nowrap">${right}</td></tr>`;
}

function start({ direction }: Sheet): string {
  return direction === 'rtl' ? 'right' : 'left';
}

function end({ direction }: Sheet): string {
  return direction === 'rtl' ? 'left' : 'right';
}
