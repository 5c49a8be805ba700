import type { SheetSlip, SlipPart, SlipSection } from '../sheet/sheet-slip.ts';
import { escapeHtml } from './escape.ts';
import { swissCode } from './qr-svg.ts';

/** A Swiss payment slip: the receipt on the left, the payment part with its code on the right. */
export function slipHtml(slip: SheetSlip | null): string {
  if (slip === null) return '';
  const money = `<div class="money">${section(slip.currency)}${section(slip.amount)}</div>`;
  return [
    `<section class="slip" lang="${slip.language}" dir="ltr"><p class="cut">${escapeHtml(slip.separate)}</p>`,
    `<div class="receipt">${title(slip.receipt)}${sections(slip.receipt)}${money}<p class="stamp-here">${escapeHtml(slip.acceptance)}</p></div>`,
    `<div class="payment"><div>${title(slip.payment)}${swissCode(slip.code)}${money}</div><div>${sections(slip.payment)}</div></div></section>`,
  ].join('');
}

function title(part: SlipPart): string {
  return `<h2>${escapeHtml(part.title)}</h2>`;
}

function sections(part: SlipPart): string {
  return part.sections.map(section).join('');
}

function section({ heading, lines }: SlipSection): string {
  const texts = lines.map((line) => `<span>${escapeHtml(line)}</span>`).join('');
  return `<div><h3>${escapeHtml(heading)}</h3><p${lines.length === 0 ? ' class="empty"' : ''}>${texts}</p></div>`;
}
