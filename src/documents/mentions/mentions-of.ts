import { type Fault, fault } from '../../errors/fault.ts';
import type { DocumentOptions } from '../options.ts';
import type { SheetContext } from '../sheet/context.ts';
import { fill } from '../sheet/fill.ts';
import type { SheetNote } from '../sheet/sheet.ts';
import { anyCountry } from './any.ts';
import { switzerland } from './ch.ts';
import { germany } from './de.ts';
import { spain } from './es.ts';
import { france } from './fr.ts';
import { unitedKingdom } from './gb.ts';
import { india } from './in.ts';
import { italy } from './it.ts';
import { japan } from './jp.ts';
import type { MentionRule } from './mention-rule.ts';
import { poland } from './pl.ts';
import { unitedStates } from './us.ts';

const COUNTRIES: { readonly [country: string]: readonly MentionRule[] } = {
  CH: switzerland,
  DE: germany,
  ES: spain,
  FR: france,
  GB: unitedKingdom,
  IN: india,
  IT: italy,
  JP: japan,
  LI: switzerland,
  PL: poland,
  US: unitedStates,
};

/** The paragraphs below the totals, and a warning for each mention that needs data which the document has not. */
export function mentionsOf(
  context: SheetContext,
  { mentions = 'auto', notes = [] }: DocumentOptions,
): { readonly notes: readonly SheetNote[]; readonly warnings: readonly Fault[] } {
  const { statement, labels, formats, home = '' } = context;
  const rules = mentions === 'none' ? [] : [...anyCountry, ...(COUNTRIES[home] ?? [])];
  const due = rules.filter(({ when }) => when === undefined || when(statement));
  const legal = due.map(({ key, text }) => ({ key, text: text?.(statement, labels, formats) ?? '' }));
  const own = notes.map((text) => ({ key: 'note', text }));
  const said = [...exemptions(context), ...own, ...issuedNotes(context)];
  const warnings = due.flatMap(({ key, missing }) =>
    missing === undefined ? [] : [fault('document.mention_missing', missing.path, missing.message, { mention: key })],
  );
  return { notes: [...deposits(context), ...unsaid(legal, said), ...exchange(context), ...said], warnings };
}

/** What was billed before and is deducted here, with its tax: § 14 (5) UStG and its like elsewhere. */
function deposits({ statement, labels, formats }: SheetContext): readonly SheetNote[] {
  const { currency, beyond } = statement;
  return beyond.deposits.map(({ number = '', issueDate, subtotal, taxAmount, amount }) => {
    const date = issueDate === undefined ? '' : formats.date(issueDate);
    const figures = [
      `${labels.netTotal} ${formats.amount(subtotal)}`,
      `${labels.tax} ${formats.amount(taxAmount)}`,
      `${labels.total} ${formats.money(amount, currency)}`,
    ];
    return { key: 'deposit', text: `${fill(labels.deposit, { number, date })}: ${figures.join(' · ')}` };
  });
}

/** Why a supply is exempt, as the document was issued with it (BT-120). */
function exemptions({ statement }: SheetContext): readonly SheetNote[] {
  return statement.vat.flatMap(({ reason }) => (reason === undefined ? [] : [{ key: 'exemption', text: reason }]));
}

function exchange({ statement, labels, formats }: SheetContext): readonly SheetNote[] {
  const { exchangeRate } = statement.beyond;
  if (exchangeRate === undefined || statement.taxCurrency === undefined) return [];
  const text = fill(labels.exchangeRate, {
    from: statement.currency,
    to: statement.taxCurrency,
    rate: formats.number(exchangeRate.rate),
    source: exchangeRate.source,
    date: formats.date(exchangeRate.date),
  });
  return [{ key: 'exchange_rate', text }];
}

function issuedNotes({ statement }: SheetContext): readonly SheetNote[] {
  return statement.notes.map(({ text }) => ({ key: 'memo', text }));
}

/** What the law demands, without what the document says already in words of its own. */
function unsaid(legal: readonly SheetNote[], said: readonly SheetNote[]): readonly SheetNote[] {
  return legal.filter(({ text }) => text !== '' && !said.some((note) => includes(note.text, text)));
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
