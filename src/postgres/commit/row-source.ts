import type { SqlValue } from '../connection/sql.ts';

/** Columns with their types. */
export interface Columns {
  readonly [name: string]: string;
}

/** A row to write; a column of type `json` holds its text. */
export type WrittenRow<N extends string = string> = { readonly [name in N]: string | number | boolean | null };

/** Rows as a statement reads them, as a table `r`. */
export interface RowSource {
  /** Equal where the text is, but for the parameters' numbers. */
  readonly kind: string;
  readonly values: readonly SqlValue[];
  /** @param first - the number of its first parameter */
  text(first: number): string;
}

/** So many rows go as parameters of their own; the server takes longer to read them from JSON. */
const FEW = 4;

/** Rows as `values` where they are few, else as one JSON array, so that any number is one parameter. */
export function rowSource(columns: Columns, rows: readonly WrittenRow[]): RowSource {
  const names = Object.keys(columns);
  if (rows.length === 0 || rows.length > FEW) {
    const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    return {
      kind: '',
      values: [jsonOf(columns, rows)],
      text: (first) => `json_to_recordset($${first}::text::json) as r(${typed.join(', ')})`,
    };
  }
  return {
    kind: String(rows.length),
    values: rows.flatMap((row) => names.map((name) => textOf(row[name]))),
    text(first) {
      const list = rows.map((_, row) => {
        const casts = names.map((name, column) => `$${first + row * names.length + column}::text::${columns[name]}`);
        return `(${casts.join(', ')})`;
      });
      return `(values ${list.join(', ')}) as r(${names.join(', ')})`;
    },
  };
}

function textOf(value: WrittenRow[string] | undefined): SqlValue {
  return value === null || value === undefined ? null : String(value);
}

/** The JSON that is there already goes in as it is. */
function jsonOf(columns: Columns, rows: readonly WrittenRow[]): string {
  const members = Object.entries(columns).map(([name, type]) => ({ name, isJson: type === 'json' }));
  const objects = rows.map((row) => {
    const texts = members.map(
      ({ name, isJson }) => `"${name}":${isJson ? (row[name] ?? 'null') : JSON.stringify(row[name])}`,
    );
    return `{${texts.join(',')}}`;
  });
  return `[${objects.join(',')}]`;
}
