import type { LagoMetadata } from './metadata.ts';

/** What Lago stores about an object and oneoff does not. It changes no figure. */
export interface NoteKinds {
  readonly invoice: {
    readonly metadata?: readonly LagoMetadata[];
    /** Lago's `payment_status: "failed"`: a failed attempt to collect the payment. */
    readonly paymentFailed?: boolean;
  };
  readonly customer: { readonly [field: string]: unknown };
  readonly add_on: { readonly created_at: string; readonly invoice_display_name: string | null };
  readonly tax: { readonly created_at: string; readonly description: string | null };
}

/** Stores one JSON document per object, for example in a table (tenant, kind, id, document). */
export interface LagoNotes {
  /** The notes of these ids, if they have any. */
  find<K extends keyof NoteKinds>(
    tenant: string,
    kind: K,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, NoteKinds[K]>>;
  /** Add or replace a note. */
  save<K extends keyof NoteKinds>(tenant: string, kind: K, id: string, note: NoteKinds[K]): Promise<void>;
}

/** Notes in memory, lost when the process ends. */
export function memoryNotes(): LagoNotes {
  const notes = new Map<string, string>();
  const keyOf = (...names: readonly string[]): string => JSON.stringify(names);
  return {
    find: async (tenant, kind, ids) =>
      new Map(
        ids.flatMap((id) => {
          const note = notes.get(keyOf(tenant, kind, id));
          return note === undefined ? [] : [[id, JSON.parse(note)]];
        }),
      ),
    save: async (tenant, kind, id, note) => {
      notes.set(keyOf(tenant, kind, id), JSON.stringify(note));
    },
  };
}
