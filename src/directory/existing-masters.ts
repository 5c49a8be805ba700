import { type Fault, fault } from '../errors/fault.ts';
import { pointer } from '../errors/pointer.ts';
import { show } from '../errors/show.ts';
import { keyOf, type MasterKind, type MasterLists, masterKeys, masterKinds } from './master-lists.ts';

const WORDS = { billingEntities: 'billing entity', customers: 'customer', addOns: 'add-on', taxes: 'tax' } as const;

/**
 * A fault for each master that is to be new and is there already.
 *
 * @returns `master.exists` with paths such as `/customers/2/id`
 */
export function existingMasters(
  masters: MasterLists,
  exists: (kind: MasterKind, key: string) => boolean,
): readonly Fault[] {
  return masterKinds.flatMap((kind) =>
    (masters[kind] ?? []).flatMap((master, index) => {
      const key = keyOf(kind, master);
      if (!exists(kind, key)) return [];
      const name = masterKeys[kind];
      const message = `the ${WORDS[kind]} ${show(key)} is there already; save it to replace it, or pass another ${name}`;
      return fault('master.exists', pointer(pointer(`/${kind}`, index), name), message);
    }),
  );
}
