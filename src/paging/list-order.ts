/** The first sort key of a list of invoices, latest first; ties are ordered by creation time, then by id. */
export type ListOrder = 'createdAt' | 'issueDate' | 'dueDate';

interface DayConditions {
  readonly issueDateFrom?: string;
  readonly issueDateTo?: string;
  readonly dueDateFrom?: string;
  readonly dueDateTo?: string;
  readonly overdueOn?: string;
}

/**
 * A list that filters by issue date or due date is ordered by that date, the issue date first; any other by creation.
 *
 * An old range of dates is then found with an index, without reading all newer invoices.
 */
export function orderOf(query: DayConditions): ListOrder {
  const { issueDateFrom, issueDateTo, dueDateFrom, dueDateTo, overdueOn } = query;
  if (issueDateFrom !== undefined || issueDateTo !== undefined) return 'issueDate';
  return [dueDateFrom, dueDateTo, overdueOn].some((day) => day !== undefined) ? 'dueDate' : 'createdAt';
}
