import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Report } from './report.ts';
import type { AnyObjectShape, Fields, ObjectShape, Optional, Shape } from './shape.ts';

/** A better fault than the usual one of a value that is no object, of an unknown member or of a missing one. */
type Reword = (usual: Fault, key: string, fields: object) => Fault;

type Field = AnyObjectShape['fields'][string];

/**
 * An object with exactly the members of `T`.
 *
 * @param reword - replaces faults of the object itself: `field.type`, `field.unknown` and `field.required`
 */
/* @__NO_SIDE_EFFECTS__ */
export function object<T>(fields: Fields<T>, reword: Reword = (usual) => usual): ObjectShape<T> {
  // Most shapes of a program are never used, so the members are prepared at the first check.
  let known: ReadonlyMap<string, Field> | undefined;
  let required: readonly string[] = [];
  const check = (value: unknown, report: Report): void => {
    if (known === undefined) {
      const all: readonly [string, Field][] = Object.entries(fields);
      known = new Map(all);
      required = all.filter(([, field]) => 'check' in field).map(([key]) => key);
    }
    if (!isPlainObject(value)) {
      const wayOut = `pass { ${outline(required, [...known.keys()])} }`;
      report.add(reword(fault('field.type', '', `${show(value)} is not an object; ${wayOut}`), '', fields));
      return;
    }
    let missing = required.length;
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member === undefined) continue;
      const field = known.get(key);
      if (field !== undefined) {
        const isRequired = 'check' in field;
        if (isRequired) missing--;
        report.at(key, isRequired ? field : field.shape, member);
      } else if (report.context['allowsMore'] !== true)
        report.add(reword(unknownMember(key, [...known.keys()], report), key, fields));
      if (report.isFull) return;
    }
    if (missing > 0) addMissing(required, value, (usual, key) => reword(usual, key, fields), report);
  };
  return { kind: 'object', fields, check } as unknown as ObjectShape<T>;
}

/** A member that may be absent. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: true, shape };
}

/** Whether a value is an object with named members. */
export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `customerId, lines, …`: the members that it must have, or the first that it may have. */
function outline(required: readonly string[], all: readonly string[]): string {
  const named = (required.length > 0 ? required : all).slice(0, 4);
  return named.concat(named.length < all.length ? '…' : []).join(', ');
}

function addMissing(
  required: readonly string[],
  value: { readonly [key: string]: unknown },
  reword: (usual: Fault, key: string) => Fault,
  report: Report,
): void {
  for (const key of required) {
    if (Object.hasOwn(value, key) && value[key] !== undefined) continue;
    const at = pointer('', key);
    report.add(reword(fault('field.required', at, `"${key}" is missing`), key));
  }
}

function unknownMember(key: string, known: readonly string[], report: Report): Fault {
  // A name of megabytes is not worth escaping.
  const at = pointer('', key.slice(0, 255));
  const meant = report.nearest(key, known);
  const all = known.length > 0 ? `the fields are ${known.join(', ')}` : 'no field is taken here';
  const hint = meant ? `did you mean "${meant}"?` : all;
  return fault('field.unknown', at, `${show(key)} is not a field here; ${hint}`, meant && { meant });
}
