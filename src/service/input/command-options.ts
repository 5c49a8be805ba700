import { ConflictError } from '../../errors/errors.ts';
import type { Invoice } from '../../invoice/invoice.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireShape } from '../../validation/require-shape.ts';
import { type Leaf, leaf, type ObjectShape, type Optional } from '../../validation/shape.ts';

/** Who gives a command. */
export interface ActorOption {
  /** Kept on the events of the command, such as `"user:7"`; 1 to 255 characters. */
  readonly actor?: string;
}

/** Options of every command on an invoice that exists. */
export interface ChangeOptions extends ActorOption {
  /** Refuse with `ConflictError` unless the invoice still has this version. */
  readonly expectedVersion?: number;
}

/** Options of every command that creates. */
export interface CreateOptions extends ActorOption {
  /** At most 255 characters, per tenant: the same key and input give the same answer, and nothing happens twice. */
  readonly idempotencyKey?: string;
}

/** The key is checked separately and has its own fault code. */
const keyLeaf: Leaf<string> = leaf({ type: 'string' }, () => undefined);
const idempotencyKey = optional(keyLeaf);
const expectedVersion = optional(integer(1, Number.MAX_SAFE_INTEGER));

const actor = optional(text());

/** The member `actor` of options. */
export const actorField: { readonly actor: Optional<string> } = { actor };

const createShape: ObjectShape<CreateOptions> = object<CreateOptions>({ idempotencyKey, actor });
const changeShape: ObjectShape<ChangeOptions> = object<ChangeOptions>({ expectedVersion, actor });
const bothShape = object<CreateOptions & ChangeOptions>({ idempotencyKey, expectedVersion, actor });

/** Refuse options that a creating command does not know: a retry without its key would make a second invoice. */
export function requireCreateOptions(options: CreateOptions): void {
  requireShape(createShape, options);
}

/** Refuse options that a command on an invoice does not know. */
export function requireChangeOptions(options: ChangeOptions): void {
  requireShape(changeShape, options);
}

/** Refuse options that a command which creates something on an invoice does not know. */
export function requireBothOptions(options: CreateOptions & ChangeOptions): void {
  requireShape(bothShape, options);
}

/**
 * Refuse an invoice that has another version than the caller saw.
 *
 * @throws {ConflictError} `invoice.changed`
 */
export function checkVersion({ id, version }: Invoice, { expectedVersion: expected }: ChangeOptions): void {
  if (expected === undefined || version === expected) return;
  throw new ConflictError(
    'invoice.changed',
    `invoice ${id} has version ${version}, not ${expected}; reload and retry`,
    {
      version,
      expectedVersion: expected,
    },
  );
}
