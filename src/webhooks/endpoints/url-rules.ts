import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { checkShape } from '../../validation/check-shape.ts';
import { list } from '../../validation/combine.ts';
import { integer, text } from '../../validation/leaves.ts';
import { object, optional } from '../../validation/object.ts';
import { requireOptions } from '../../validation/require-options.ts';
import { type Fields, type Leaf, leaf } from '../../validation/shape.ts';

/** Which receivers may be called. */
export interface UrlRules {
  /** Hosts with private network addresses that may be called, as `name` or `name:port`; `true`: every host. Default none. */
  readonly allowPrivate?: true | readonly string[];
  /** Ports that may be called, such as `[443]`; default every port. A host allowed as `name:port` needs none of them. */
  readonly ports?: readonly number[];
}

const hosts = list(text());

const allowPrivate: Leaf<true | readonly string[]> = leaf({}, (value, path) => {
  if (value === true) return undefined;
  if (Array.isArray(value)) return checkShape(hosts, value)[0];
  return fault('field.type', path, `${show(value)} is neither true nor a list of hosts; pass ["hooks.internal:8080"]`);
});

/** The rules, as members of a shape. */
export const urlRuleShapes: Fields<UrlRules> = {
  allowPrivate: optional(allowPrivate),
  ports: optional(list(integer(1, 65_535))),
};

const shape = object<UrlRules>(urlRuleShapes);

/**
 * Refuse rules that are misspelt: an endpoint would be let through, or refused, without a word.
 *
 * @throws {ValidationError} `field.unknown`, `field.type`, `field.value`
 */
export function checkUrlRules(rules: unknown, caller: string): void {
  requireOptions(shape, rules, caller);
}
