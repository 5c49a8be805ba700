import type { Fault } from '../errors/fault.ts';
import type { FaultCode } from '../errors/fault-codes.ts';
import { anyObject, textLeaf } from './leaves.ts';
import { object, optional } from './object.ts';
import type { Leaf, ObjectShape } from './shape.ts';

const LONGEST = 10_000;

/** The shape of a {@link Fault}, whatever its code: a stored document may hold codes of later versions. */
export const faultShape: ObjectShape<Fault> = object<Fault>({
  code: textLeaf({ max: LONGEST }) as Leaf<FaultCode>,
  path: textLeaf({ max: Number.MAX_SAFE_INTEGER, mayBeEmpty: true }),
  message: textLeaf({ max: LONGEST }),
  details: optional(anyObject<NonNullable<Fault['details']>>()),
});
