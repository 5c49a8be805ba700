import type { LagoMetadata } from './metadata.ts';

/** What Lago keeps of an object and oneoff does not. It changes no figure. */
export interface NoteKinds {
  readonly invoice: {
    readonly metadata?: readonly LagoMetadata[];
    /** Lago's `payment_status: "failed"`: a try to collect that came to nothing. */
    readonly paymentFailed?: boolean;
  };
  readonly customer: { readonly [field: string]: unknown };
  readonly add_on: { readonly created_at: string; readonly invoice_display_name: string | null };
  readonly tax: { readonly created_at: string; readonly description: string | null };
}

/** Keeps one JSON document per object: a table (tenant, kind, id, document) does. */
export interface LagoNotes {
  /** Those of the ids that have one. */
  find<K extends keyof NoteKinds>(
    tenant: string,
    kind: K,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, NoteKinds[K]>>;
  /** Write it, or replace the one that is there. */
  save<K extends keyof NoteKinds>(tenant: string, kind: K, id: string, note: NoteKinds[K]): Promise<void>;
}

/** Notes that end with the process. */
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
