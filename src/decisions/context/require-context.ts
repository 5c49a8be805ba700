import { ValidationError } from '../../errors/errors.ts';
import { type Fault, fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { checkOwnCurrency } from '../../money/check-own-currency.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { isPlainObject, object, optional } from '../../validation/object.ts';
import type { CheckContext } from '../../validation/report.ts';
import { type AnyObjectShape, type Fields, type Leaf, leaf } from '../../validation/shape.ts';

/** Every member that a context of a decision may have, and what to pass as one that is missing. */
const MEMBERS = {
  now: 'the instant of the decision, such as new Date().toISOString()',
  ids: 'fresh ids, such as some of crypto.randomUUID()',
  actor: 'who gives the command, such as "user:7"',
  tenant: 'the tenant, such as "default"',
  policy: 'policies.standard, or one of your own',
  currencies: '[], or the currencies of your own',
  records: '{ billingEntity, customer, addOns, taxes }',
  today: 'the date in the time zone of the billing entity, such as "2025-03-31"',
  deposits: 'the state of each deposit that the document names',
  taxAnswer: 'what the tax resolver answered, or null',
  checkEInvoice: 'checkEInvoice of oneoff/einvoice',
  number: 'the number to give, or null where the decision takes none',
  earlier: 'the credit notes that the invoice has so far, or []',
  creditNotes: 'the credit notes of the invoice, or []',
  customer: 'the record of the customer',
};

const unread: Leaf<unknown> = /* @__PURE__ */ leaf({}, () => undefined);

/** The shape of a context: members that this decision reads, and unread those that others do. */
/* @__NO_SIDE_EFFECTS__ */
export function contextShape<T>(read: Fields<T>): AnyObjectShape {
  const others = Object.fromEntries(Object.keys(MEMBERS).map((name) => [name, optional(unread)]));
  return object<Record<string, unknown>>({ ...others, ...read } as never);
}

/**
 * Refuse a context that a decision cannot be made with, such as `null`, one without a number, or with a misspelt member.
 *
 * @param decision - the name of the decision, for the messages
 * @param ids - how many ids it needs
 * @throws {ValidationError} `field.required`, `field.unknown`, `field.type`, `field.value`, `instant.invalid`, `date.invalid`,
 * and the codes of policies and records; paths begin with `/context`
 */
export function requireContext(shape: AnyObjectShape, context: unknown, decision: string, ids: number = 1): void {
  if (!isPlainObject(context)) {
    const message = `${show(context)} is not the context of ${decision}; pass an object with ${needed(shape)}`;
    throw new ValidationError([fault('field.type', '/context', message)]);
  }
  const faults = checkShape(shape, context, '/context', rulesOf(context));
  const given = context['ids'];
  if (faults.length === 0 && (given as readonly string[]).length < ids)
    faults.push(
      fault(
        'field.value',
        '/context/ids',
        `${(given as readonly string[]).length} ids, ${ids} are needed; pass more fresh ones`,
      ),
    );
  if (faults.length > 0) throw new ValidationError(faults.map((one) => inContext(one, decision, shape)));
}

/** What records and policies are checked by, as far as the context can be read. */
function rulesOf({ currencies, policy }: { readonly [member: string]: unknown }): CheckContext {
  const own = Array.isArray(currencies) ? currencies.filter((one) => checkOwnCurrency(one, '') === undefined) : [];
  return { currencies: own, codeLists: isPlainObject(policy) ? policy['codeLists'] : undefined };
}

function inContext(one: Fault, decision: string, shape: AnyObjectShape): Fault {
  const [, , name = '', ...deeper] = one.path.split('/');
  if (deeper.length > 0 || !['field.required', 'field.unknown'].includes(one.code))
    return { ...one, message: `the context of ${decision}: ${name}: ${one.message}` };
  if (one.code === 'field.required') {
    const wayOut = MEMBERS[name as keyof typeof MEMBERS];
    return { ...one, message: `${decision} needs ${show(name)} in its context; pass ${wayOut}` };
  }
  const meant = one.details?.['meant'];
  const hint = typeof meant === 'string' ? `did you mean ${show(meant)}?` : `it needs ${needed(shape)}`;
  return { ...one, message: `the context of ${decision} has no member ${show(name)}; ${hint}` };
}

function needed({ fields }: AnyObjectShape): string {
  return Object.keys(fields)
    .filter((name) => !('optional' in (fields[name] as object)))
    .join(', ');
}

/**
 * The number that a decision gives.
 *
 * @throws {ValidationError} `field.required`
 */
export function numberOf({ number }: { readonly number: string | null }, decision: string): string {
  if (number !== null) return number;
  const message = `${decision} gives a number here, and "number" is null in its context; pass the number to give`;
  throw new ValidationError([fault('field.required', '/context/number', message)]);
}

/** How many items lists have together, whatever else may be wrong with them. */
export function itemsIn(...lists: readonly unknown[]): number {
  return lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}
