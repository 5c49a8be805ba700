/** Lago's order of invoices and credit notes: by issue date, then by creation, both newest first. */
export function newestFirst(a: Dated, b: Dated): number {
  return (
    compare(b.issueDate ?? '9999', a.issueDate ?? '9999') || compare(b.createdAt, a.createdAt) || compare(b.id, a.id)
  );
}

interface Dated {
  readonly id: string;
  /** ISO date; a draft without one comes first. */
  readonly issueDate: string | null;
  readonly createdAt: string;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
