/** A table: columns, and rows with one cell a column. */
export interface SheetTable {
  /** What the table holds, for those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** The labels of the running subtotal at the end of a page and at the start of the next; the amount is `row.running`. */
  readonly carry: { readonly subtotal: string; readonly carriedForward: string } | null;
}

/** A column. */
export interface SheetColumn {
  /** Stable: `position`, `item`, `quantity`, `unitPrice`, `tax`, `amount`; other tables have others. */
  readonly key: string;
  readonly label: string;
  /** `end` for figures: right where text runs to the right. */
  readonly align: 'start' | 'end';
  /** Share of the width; the one column with 0 takes what is left. All shares sum to less than 100. */
  readonly width: number;
}

/** A row of a table. */
export type SheetRow =
  /** A heading over the lines that follow; never last on a page. */
  | { readonly type: 'heading'; readonly text: string }
  | {
      readonly type: 'line';
      readonly cells: readonly SheetCell[];
      /** The formatted sum of the amounts up to and with this line, without currency; `null` in a table without carry. */
      readonly running: string | null;
    }
  /** The sum of the lines under a heading; never first on a page. */
  | { readonly type: 'subtotal'; readonly label: string; readonly amount: string; readonly raw: string };

/** A cell. */
export interface SheetCell {
  /** The text; it may have line breaks and may be empty. */
  readonly text: string;
  /** Smaller lines below it. */
  readonly small: readonly string[];
  /** Of an amount: as the document has it, in major units. */
  readonly raw?: string;
}
