import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import type { Report } from './report.ts';
import type { AnyObjectShape, Fields, ObjectShape, Optional, Shape } from './shape.ts';

interface ObjectRules {
  /** A better fault for an unknown member, or `undefined` for the usual one. */
  readonly refuse?: (key: string, path: string) => Fault | undefined;
  /** A better fault for a missing member. */
  readonly missing?: (key: string, path: string) => Fault;
  /** For the message of a value that is not an object: "… is not a period; pass …". */
  readonly noun?: string;
  /** Unknown members are allowed. */
  readonly open?: boolean;
}

type Field = AnyObjectShape['fields'][string];

/** An object with exactly the members of `T`. */
/* @__NO_SIDE_EFFECTS__ */
export function object<T>(fields: Fields<T>, rules: ObjectRules = {}): ObjectShape<T> {
  // Most shapes of a program are never used, so the members are prepared at the first check.
  let known: ReadonlyMap<string, Field> | undefined;
  let required: readonly string[] = [];
  const check = (value: unknown, report: Report): void => {
    if (!isPlainObject(value)) {
      report.add(fault('field.type', '', `${show(value)} is not ${rules.noun ?? 'an object'}`));
      return;
    }
    if (known === undefined) {
      const all: readonly [string, Field][] = Object.entries(fields);
      known = new Map(all);
      required = all.filter(([, field]) => 'check' in field).map(([key]) => key);
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
      } else if (rules.open !== true) {
        report.add(unknownMember(key, [...known.keys()], rules, report));
      }
      if (report.isFull) return;
    }
    if (missing > 0) addMissing(required, value, rules, report);
  };
  return { kind: 'object', fields, open: rules.open === true, check } as unknown as ObjectShape<T>;
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

function addMissing(
  required: readonly string[],
  value: { readonly [key: string]: unknown },
  { missing }: ObjectRules,
  report: Report,
): void {
  for (const key of required) {
    if (Object.hasOwn(value, key) && value[key] !== undefined) continue;
    const at = pointer('', key);
    report.add(missing?.(key, at) ?? fault('field.required', at, `"${key}" is missing`));
  }
}

function unknownMember(key: string, known: readonly string[], { refuse }: ObjectRules, report: Report): Fault {
  // A name of megabytes is not worth escaping.
  const at = pointer('', key.slice(0, 255));
  const special = refuse?.(key, at);
  if (special) return special;
  const meant = report.nearest(key, known);
  const hint = meant ? `did you mean "${meant}"?` : `the fields are ${known.join(', ')}`;
  return fault('field.unknown', at, `${show(key)} is not a field here; ${hint}`, meant && { meant });
}
