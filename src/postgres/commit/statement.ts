import { type SqlQuery, type SqlValue, textOnce } from '../connection/sql.ts';
import { type Columns, rowSource, type WrittenRow } from './row-source.ts';

/** A data-modifying `with` that is put together clause by clause; `$1` is the tenant. */
export interface CommitStatement {
  /** A clause that reads rows. */
  rows(kind: string, columns: Columns, rows: readonly WrittenRow[], clause: (rows: string) => string): void;
  /** A clause that reads one parameter. */
  value(kind: string, value: SqlValue, clause: (parameter: string) => string): void;
  /** A clause without parameters of its own. */
  clause(kind: string, clause: () => string): void;
  /** Clauses that read rows from now on write nothing unless this clause has a row; it is evaluated before them. */
  only(name: string): void;
  /** The whole, which answers in `written` whether the last {@link only} let it write: `1` or `0`. */
  query(schema: string): SqlQuery;
}

/** Begin a statement. */
export function createStatement(tenant: string): CommitStatement {
  const values: SqlValue[] = [tenant];
  const clauses: (() => string)[] = [];
  // The kinds and their order are all that the text depends on.
  let kinds = '';
  let condition = '';
  return {
    rows(kind, columns, rows, clause) {
      const source = rowSource(columns, rows);
      const [first, only] = [values.length + 1, condition && ` cross join ${condition}`];
      kinds += kind + source.kind;
      values.push(...source.values);
      clauses.push(() => clause(source.text(first) + only));
    },
    value(kind, value, clause) {
      kinds += kind;
      const parameter = `$${values.push(value)}::text`;
      clauses.push(() => clause(parameter));
    },
    clause(kind, clause) {
      kinds += kind;
      clauses.push(clause);
    },
    only(name) {
      condition = name;
    },
    query(schema) {
      const name = `${schema}_write_${kinds}`;
      const text = textOnce(name, () => {
        const built = clauses.map((clause) => clause());
        return `with ${built.join(',\n')}\nselect ${condition ? `count(*)::text as written from ${condition}` : `'1' as written`}`;
      });
      return { name, text, values };
    },
  };
}
