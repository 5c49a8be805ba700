import type { Sheet } from '../sheet/sheet.ts';
import { escapeCss } from './escape.ts';

/**
 * The style sheet of a page. Everything in it is ours but the accent, which is a checked colour, and the texts of the
 * page margins, which are escaped.
 */
export function styleOf(sheet: Sheet): string {
  const { brand, paper } = sheet;
  return `:root{--accent:${brand.accent};--strong:${brand.accentText};--dark:${brand.accentTextDark};--text:#16181d;--muted:#545d6b;--line:#e3e6eb;--rule:#16181d;--sheet:#fff;--back:#edeff3;--void:#b3261e;color-scheme:light}${STYLE}${sheet.payment?.slip ? SLIP : ''}${DARK}@page{size:${paper};margin:16mm 0 20mm;@bottom-right{content:${pageTexts(sheet)};${MARGIN}}@top-left{content:${quoted(sheet.pages.running[0])};${MARGIN}}@top-right{content:${quoted(sheet.pages.running[1])};${MARGIN}}}@page:first{margin-top:0;@top-left{content:none}@top-right{content:none}}${PRINT}`;
}

const MARGIN = 'font:8pt system-ui,sans-serif;color:#545d6b;padding:0 18mm';

/** `Seite {page} von {pages}` as CSS counts pages. */
function pageTexts({ pages }: Sheet): string {
  return pages.template
    .split(/(\{pages?\})/)
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part)))
    .join(' ');
}

function quoted(text: string): string {
  return `"${escapeCss(text)}"`;
}

const FONTS =
  'Inter,ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans JP","Hiragino Sans","Yu Gothic","Noto Sans CJK JP","Noto Sans Arabic","Noto Naskh Arabic","Noto Sans Hebrew",sans-serif';

const STYLE = [
  `*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--text);font:14.5px/1.45 ${FONTS};-webkit-text-size-adjust:100%}`,
  'main{position:relative;max-width:840px;margin:24px auto;padding:64px 80px 32px;background:var(--sheet);border-top:14px solid var(--accent);box-shadow:0 1px 4px rgb(0 0 0/.14);overflow-wrap:anywhere}',
  '.brand{min-height:34px;margin-bottom:52px;color:var(--strong);font-size:24px;font-weight:700}.brand img{display:block;max-width:260px;max-height:72px}',
  '.top{display:flex;gap:32px;justify-content:space-between;margin-bottom:52px}.swap{flex-direction:row-reverse}',
  'address{font-style:normal;flex:1 1 45%;min-width:0}address small{display:block;margin-bottom:8px;color:var(--muted);font-size:10.5px}address b,address span{display:block}address b{font-weight:600}',
  'dl{margin:0;display:grid;grid-template-columns:auto auto;gap:2px 20px;align-content:start;font-size:13px}dt{color:var(--muted)}dd{margin:0;text-align:end}',
  '.parties{display:flex;flex-wrap:wrap;gap:24px;margin-bottom:32px;font-size:13px}.parties address{flex:0 1 220px}h2{margin:0 0 4px;color:var(--muted);font-size:12px;font-weight:500}',
  'h1{margin:0 0 20px;font-size:27px;line-height:1.2;letter-spacing:-.01em}.badge{display:inline-block;margin:0 0 12px;padding:3px 12px;border-radius:4px;background:#545d6b;color:#fff;font-size:13px;font-weight:600;letter-spacing:.06em}.badge.voided{background:#b3261e}',
  '.stamp{position:absolute;inset:0;display:grid;place-items:center;overflow:hidden;pointer-events:none;color:#545d6b1f;font-size:min(calc(1000px/var(--n)),calc(110vw/var(--n)),150px);font-weight:800;letter-spacing:.05em;white-space:nowrap}.stamp span{transform:rotate(-32deg)}.stamp.voided{color:#b3261e24}',
  'table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  'th,td{padding:9px 0 9px 14px;vertical-align:top;text-align:start;font-weight:400}th:first-child,td:first-child{padding-inline-start:0}th,td{padding-inline:14px 0}.e{text-align:end}[dir=rtl] .lines .e,[dir=rtl] .totals td{text-align:right}td.e:not(.amount){white-space:nowrap}',
  'thead th{padding-block:6px 8px;color:var(--muted);font-size:12px;vertical-align:bottom;border-bottom:1.5px solid var(--rule)}tbody tr{border-bottom:1px solid var(--line)}tbody .i{font-weight:500}small{display:block;color:var(--muted);font-size:12.5px;font-weight:400}',
  '.position,.tax{color:var(--muted)}.amount{font-weight:500;white-space:nowrap}tr.g{border-bottom:0}.g th{padding-top:18px;color:var(--strong);font-weight:600}.s td,.s th{color:var(--muted);font-size:13px}',
  '.totals{width:57%;margin-inline-start:auto;margin-top:8px}.totals tr{border:0}.totals th,.totals td{padding:5px 0}.totals th{color:var(--muted);padding-inline-end:16px}.totals td{text-align:end;white-space:nowrap}.totals .strong>*{color:var(--text);font-weight:600}',
  '.totals .total>*{padding-top:12px;border-top:1.5px solid var(--rule);font-size:19px;font-weight:700}.totals .total th{color:var(--text)}.totals .total td{color:var(--strong)}',
  '.pay{display:flex;gap:28px;margin-top:36px;align-items:flex-start}.pay p{margin:0 0 10px;font-weight:500}.pay dl{grid-template-columns:auto 1fr;font-size:13.5px;margin-bottom:12px}.pay dd{text-align:start;font-weight:500}figure{margin:0;width:128px;flex:none;text-align:center}figure svg{display:block;width:128px;height:128px;background:#fff}figcaption{margin-top:4px;color:var(--muted);font-size:11px;line-height:1.3}',
  '.notes{margin-top:28px}.notes p,.intro p{margin:0 0 10px;white-space:pre-line}footer{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px 28px;margin-top:56px;padding-top:14px;border-top:1px solid var(--line);color:var(--muted);font-size:11.5px;line-height:1.5}footer span{display:block}',
  '@media(max-width:640px){main{margin:0;padding:28px 20px 24px;box-shadow:none}.brand{margin-bottom:28px}.top{flex-direction:column;gap:24px;margin-bottom:32px}h1{font-size:24px}.lines thead,.lines .position{display:none}.lines tr{display:flex;flex-wrap:wrap;padding:10px 0}.lines th,.lines td{display:block;padding:0}.lines .i{flex:0 0 calc(100% - 8em)}.lines td.amount{flex:0 0 8em}.lines td[data-l]{order:1;margin-inline-end:16px;text-align:start;color:var(--muted);font-size:13px}.lines td[data-l]::before{content:attr(data-l) " "}.lines td[data-l] small{display:inline;margin-inline-start:6px}.totals{width:100%}.pay{flex-direction:column}}',
].join('');

/** The sizes of SIX; black on white on any screen. */
const SLIP = [
  '.slip{display:grid;grid-template:auto 1fr/62mm 1fr;min-height:105mm;margin:48px -80px -32px;background:#fff;color:#000;font-size:10pt;line-height:11pt;border-top:1px solid;break-inside:avoid}',
  '.slip>*{padding:5mm}.slip .cut{grid-column:1/-1;padding:0;margin:-6mm 0 0;height:5mm;text-align:center;font-size:7pt;color:var(--muted)}.slip h2{margin:0 0 3mm;color:inherit;font-size:11pt;font-weight:700}.slip h3{margin:0;font-size:8pt;font-weight:700}.slip p{margin:0 0 2.5mm}.slip p span{display:block}',
  '.slip .receipt{border-inline-end:1px solid;font-size:8pt;line-height:9pt}.receipt h3{font-size:6pt}.slip .payment{display:grid;grid-template-columns:51mm 1fr}.slip svg{display:block;width:46mm;height:46mm;margin-bottom:5mm}.slip .money{display:flex;gap:6mm}.slip .stamp-here{text-align:end;font-size:6pt;font-weight:700}.slip .empty{height:20mm;border:.75pt dashed}',
  '@media(max-width:640px){.slip,.slip .payment{display:block;margin-inline:0}.slip .receipt{border:0}}@media print{.slip{margin:10mm -18mm 0}}',
].join('');

const DARK =
  '@media screen and (prefers-color-scheme:dark){:root{--strong:var(--dark);--text:#e9ebef;--muted:#a7afbc;--line:#31353e;--rule:#c9ced6;--sheet:#16181d;--back:#0b0c0f;color-scheme:dark}.stamp{color:#a7afbc26}.stamp.voided{color:#ff8a8038}.brand img{padding:8px;border-radius:6px;background:#fff}}';

const PRINT =
  '@media print{body{background:none;font-size:10pt}main{max-width:none;margin:0;padding:0 18mm;border:0;box-shadow:none}.bar{height:5mm;margin:0 -18mm 14mm;background:var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}.badge{print-color-adjust:exact;-webkit-print-color-adjust:exact}.stamp{position:fixed}thead{display:table-header-group}tr,.pay,footer,.notes p{break-inside:avoid}.g,h1{break-after:avoid}.s{break-before:avoid}.sum{break-inside:avoid;break-before:avoid}small{font-size:8.5pt}dl,.parties{font-size:9pt}}';
