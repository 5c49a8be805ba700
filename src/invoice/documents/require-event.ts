import { ValidationError } from '../../errors/errors.ts';
import { isSealed } from '../../validation/frozen.ts';
import type { Fact, InvoiceEvent } from '../events.ts';
import { instantSketch, wholeSketch } from './content-sketch.ts';
import { invoiceSketch } from './invoice-sketch.ts';
import { misfitFault } from './misfit-fault.ts';
import { textSketch } from './party-sketch.ts';
import { having, orAbsent, type Sketch } from './sketch.ts';

const change = /* @__PURE__ */ having<Record<never, never>>({});

const fact = /* @__PURE__ */ having<Fact>({
  sequence: wholeSketch,
  timestamp: instantSketch,
  data: having<Fact['data']>({ change }),
});

const event = /* @__PURE__ */ having<InvoiceEvent>({
  id: textSketch,
  type: textSketch,
  timestamp: instantSketch,
  sequence: wholeSketch,
  tenant: textSketch,
  actor: orAbsent(textSketch),
  data: having<InvoiceEvent['data']>({ change, invoice: invoiceSketch }),
});

/**
 * Refuse what is no event of an invoice, such as the invoice itself.
 *
 * @throws {ValidationError} `field.type`, `field.required`
 */
export function requireEvent(value: InvoiceEvent): void {
  refuse(
    value,
    (given) => (isSealed(given as object) && 'sequence' in (given as object) ? undefined : event(given)),
    '',
  );
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

function refuse(value: unknown, sketch: Sketch, path: string): void {
  const found = misfitFault(value, sketch, 'an event of an invoice', path);
  if (found !== undefined) throw new ValidationError([found]);
}
