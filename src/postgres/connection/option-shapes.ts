import { fault } from '../../errors/fault.ts';
import { show } from '../../errors/show.ts';
import { integer } from '../../validation/leaves.ts';
import { type Leaf, leaf } from '../../validation/shape.ts';
import { isStorable } from '../../validation/storable.ts';

/** PostgreSQL cuts longer names silently, so that two of them could be one. */
const LONGEST_NAME_BYTES = 63;

/** The name of a schema. */
export const schemaName: Leaf<string> = leaf({ type: 'string' }, (value, path) => {
  if (typeof value !== 'string')
    return fault('field.type', path, `${show(value)} is not the name of a schema; pass a text such as "oneoff"`);
  const bytes = new TextEncoder().encode(value).length;
  if (value !== '' && bytes <= LONGEST_NAME_BYTES && isStorable(value)) return undefined;
  return fault('field.value', path, `${show(value)} cannot name a schema; pass 1 to ${LONGEST_NAME_BYTES} bytes`);
});

/** How long to wait for a lock. */
export const lockTimeoutMs: Leaf<number> = integer(1, 2 ** 31 - 1);
