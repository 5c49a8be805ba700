import { instantLeaf } from '../../calendar/instant.ts';
import { ValidationError } from '../../errors/errors.ts';
import { isSealed } from '../../validation/frozen.ts';
import { anyObject, integer } from '../../validation/leaves.ts';
import { object } from '../../validation/object.ts';
import type { AnyShape, ObjectShape } from '../../validation/shape.ts';
import type { Fact, InvoiceEvent } from '../events.ts';
import { anyEventShape } from './event-shape.ts';
import { misfitFault } from './misfit-fault.ts';

const fact: ObjectShape<Fact> = /* @__PURE__ */ object<Fact>({
  sequence: integer(1, Number.MAX_SAFE_INTEGER),
  timestamp: instantLeaf,
  data: object<Fact['data']>({ change: anyObject<Fact['data']['change']>() }),
});

/**
 * Refuse what is no event of an invoice, such as the invoice itself.
 *
 * @throws {ValidationError} `field.type`, `field.required`
 */
export function requireEvent(value: InvoiceEvent): void {
  if (!isEventOfOurs(value)) refuse(value, anyEventShape, '');
}

/**
 * Refuse what does not say what an event changed.
 *
 * @param path - JSON Pointer of the event among the arguments
 * @throws {ValidationError} `field.type`, `field.required`
 */
export function requireFact(value: Fact, path: string): void {
  refuse(value, fact, path);
}

/** Whether the library made it in this process: such an event never changes. */
function isEventOfOurs(value: unknown): boolean {
  return typeof value === 'object' && value !== null && isSealed(value) && 'sequence' in value;
}

function refuse(value: unknown, shape: AnyShape, path: string): void {
  const found = misfitFault(value, shape, 'an event of an invoice', path);
  if (found !== undefined) throw new ValidationError([found]);
}
