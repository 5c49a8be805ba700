import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { throwFaults } from '../../errors/throw-faults.ts';
import { attempt, copiesOf } from './on-copies.ts';

/** A command or a read of copies, as `onCopies` makes it, whose first argument is an id; an invoice or a promise of one is refused. */
export function onId<A extends readonly unknown[], R>(
  command: (id: string, ...rest: A) => Promise<R>,
): (id: string, ...rest: A) => Promise<R> {
  return (id, ...rest) =>
    attempt(() => {
      requireId(id);
      return command(id, ...copiesOf(rest));
    });
}

/**
 * Refuse what is no text where an id, or a number of an invoice, is expected: a read would find nothing and not say why.
 *
 * @throws {ValidationError} `field.type`
 */
export function requireId(given: unknown): void {
  if (typeof given !== 'string') throwFaults([fault('field.type', '', wayOut(given))]);
}

/** An object is most often the invoice itself, or a promise of it. */
function wayOut(given: unknown): string {
  if (typeof given !== 'object' || given === null) return `${show(given)} is not an id; pass the text of an id`;
  if (given instanceof Promise)
    return 'a promise was passed where an id is expected; await it, and pass draft.id for the invoice "draft"';
  if ('id' in given) return `an object was passed where an id is expected; pass its id: ${show(given.id)}`;
  return 'an object was passed where an id is expected; pass its id, such as draft.id';
}
