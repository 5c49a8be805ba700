import { ConflictError } from '../../errors/errors.ts';
import { sqlStateOf } from '../connection/store-failure.ts';
import type { CommitPlan } from './commit-plan.ts';

const NUMBER_INDEX = /"(invoices|credit_notes)_number"/;

/** The refusal of a second document with one number as {@link ConflictError}; `undefined` for any other error. */
export function numberTaken(error: unknown, { invoices, creditNotes }: CommitPlan): ConflictError | undefined {
  if (sqlStateOf(error) !== '23505') return undefined;
  const texts = saidBy(error);
  const kind = texts.map((text) => NUMBER_INDEX.exec(text)?.[1]).find((found) => found !== undefined);
  if (kind === undefined) return undefined;
  const documents =
    kind === 'invoices' ? [...invoices.values()].map((one) => one.document) : creditNotes.map((one) => one.document);
  const taken = documents.find(
    ({ number, billingEntity }) =>
      number !== null && texts.some((text) => text.includes(`${billingEntity.id}, ${number})`)),
  );
  const which = taken ? `number "${taken.number}" of billing entity "${taken.billingEntity.id}"` : 'a number';
  return new ConflictError(
    'number.taken',
    `${which} is taken already; let its pattern tell its series apart`,
    taken ? { number: taken.number } : {},
  );
}

/** What an error and its causes say, with the server's detail, which names the values. */
function saidBy(error: unknown): readonly string[] {
  const texts: string[] = [];
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { message, detail, cause } = at as { message?: unknown; detail?: unknown; cause?: unknown };
    for (const text of [message, detail]) if (typeof text === 'string') texts.push(text);
    at = cause;
  }
  return texts;
}
