import type { LagoNotes, NoteKinds } from './notes.ts';

/** A pool of node-postgres, an instance of PGlite, or anything that runs a statement. */
export interface NotesDatabase {
  query(text: string, values?: string[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** Notes in a table of their own, which is created if it does not exist. */
export async function postgresNotes(database: NotesDatabase): Promise<LagoNotes> {
  await database.query(`create table if not exists lago_notes (
    tenant text not null, kind text not null, id text not null, note text not null, primary key (tenant, kind, id)
  )`);
  return {
    async find<K extends keyof NoteKinds>(tenant: string, kind: K, ids: readonly string[]) {
      if (ids.length === 0) return new Map();
      const { rows } = await database.query(
        `select id, note from lago_notes
          where tenant = $1 and kind = $2 and id in (select json_array_elements_text($3::json))`,
        [tenant, kind, JSON.stringify(ids.map(keyOf))],
      );
      const found = rows as readonly { readonly id: string; readonly note: string }[];
      return new Map(found.map(({ id, note }) => [JSON.parse(id) as string, JSON.parse(note) as NoteKinds[K]]));
    },
    async save(tenant, kind, id, note) {
      await database.query(
        `insert into lago_notes values ($1, $2, $3, $4)
          on conflict (tenant, kind, id) do update set note = excluded.note`,
        [tenant, kind, keyOf(id), JSON.stringify(note)],
      );
    },
  };
}

/** JSON escapes text that PostgreSQL refuses: an id can be anything that a request contains. */
function keyOf(id: string): string {
  return JSON.stringify(id);
}
