import type { DocumentStatement, StatementNote } from '../statement/statement.ts';
import { narrowToBasic } from './narrow.ts';
import { paymentTermsText } from './payment-terms.ts';
import type { ProfileFacts } from './profiles.ts';
import { roundPrices } from './round-prices.ts';
import { paymentNotes, withholdingNotes, withOnePreceding } from './stated-notes.ts';

/**
 * A statement as a profile has it: with its specification, with texts for what EN 16931 has no term for, and without what
 * the profile has no room for.
 */
export function fitProfile(
  given: DocumentStatement,
  facts: ProfileFacts,
  syntax?: 'ubl' | 'cii' | undefined,
): DocumentStatement {
  const { name, specification } = facts;
  const statement = syntax === 'cii' && !isD22(name) ? withOnePreceding(given) : given;
  const process = facts.process ?? (name === 'facturx-fr' ? statement.process.process : undefined);
  const paymentTerms = paymentTermsText(statement, facts);
  const notes = [...statement.notes, ...withholdingNotes(statement), ...paymentNotes(statement)];
  const isJoined = name === 'peppol' && !isGerman(statement);
  const fitted: DocumentStatement = {
    ...statement,
    process: { ...(process !== undefined && { process }), specification },
    ...(paymentTerms !== undefined && { paymentTerms }),
    notes: isJoined ? joined(notes) : notes,
  };
  if (name === 'facturx-basic' || name === 'facturx-basic-wl') return narrowToBasic(fitted);
  if (name === 'facturx-fr') return { ...fitted, lines: roundPrices(statement.lines) };
  return fitted;
}

/** Whether the schema of a profile is CII D22B, which has room for several preceding invoices. */
function isD22(name: ProfileFacts['name']): boolean {
  return name === 'facturx-basic-wl' || name === 'facturx-basic' || name === 'facturx-extended';
}

function isGerman({ seller, buyer }: DocumentStatement): boolean {
  return seller.address?.country === 'DE' && buyer.address?.country === 'DE';
}

/** Peppol takes one note (R002), so several become one text. */
function joined(notes: readonly StatementNote[]): readonly StatementNote[] {
  return notes.length < 2 ? notes : [{ text: notes.map(({ text }) => text).join('\n') }];
}
