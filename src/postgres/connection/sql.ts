/** A parameter. Always text: drivers disagree on everything else. */
export type SqlValue = string | null;

/** A row of a result; every column is selected as text. */
export interface SqlRow {
  readonly [column: string]: string | null;
}

/** One statement with its parameters `$1`, `$2` … */
export interface SqlQuery {
  /** The same name always stands for the same text, so that a driver may prepare it. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A name as an identifier of SQL, whatever characters it has. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const MOST_TEXTS = 500;
const texts = new Map<string, string>();

/** The text of a name, built once: long statements take longer to put together than to send. */
export function textOnce(name: string, build: () => string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = build();
  texts.set(name, text);
  return text;
}
