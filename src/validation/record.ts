import { type Fault, fault } from '../errors/fault.ts';
import { show } from '../errors/show.ts';
import { isPlainObject } from './object.ts';
import type { Report } from './report.ts';
import type { Leaf, Shape } from './shape.ts';

interface RecordRules<T> {
  /** Checks every key; a longer key than its `maxLength` is cut in paths. */
  readonly key: Leaf<string>;
  readonly value: Shape<T>;
  /** Most keys; a larger map is refused before its keys are checked. */
  readonly max: number;
  readonly tooMany: (count: number, max: number) => Fault;
  /** For the message of a value that is not a map: "… is not an object of short texts". */
  readonly noun: string;
}

/** A map whose keys are free. */
/* @__NO_SIDE_EFFECTS__ */
export function record<T>({ key, value, max, tooMany, noun }: RecordRules<T>): Shape<{ readonly [key: string]: T }> {
  const longest = typeof key.json['maxLength'] === 'number' ? key.json['maxLength'] : Number.POSITIVE_INFINITY;
  return {
    kind: 'record',
    key,
    value,
    max,
    check: (map: unknown, report: Report) => {
      if (!isPlainObject(map)) return report.add(fault('field.type', '', `${show(map)} is not ${noun}`));
      const keys = Object.keys(map);
      if (keys.length > max) return report.add(tooMany(keys.length, max));
      for (const name of keys) {
        if (report.isFull) return;
        const before = report.faults.length;
        report.at(name.slice(0, longest), key, name);
        if (report.faults.length === before) report.at(name, value, map[name]);
      }
    },
  };
}
