/** What a list of invoices is ordered by, latest first; after it by creation, then by id. */
export type ListOrder = 'createdAt' | 'issueDate' | 'dueDate';

interface DayConditions {
  readonly issueDateFrom?: string;
  readonly issueDateTo?: string;
  readonly dueDateFrom?: string;
  readonly dueDateTo?: string;
  readonly overdueOn?: string;
}

/**
 * The order of a list: that of the day it asks for, the issue date before the due date; without a day that of creation.
 *
 * A range of days that lies far back is then found at once, instead of walked to.
 */
export function orderOf(query: DayConditions): ListOrder {
  const { issueDateFrom, issueDateTo, dueDateFrom, dueDateTo, overdueOn } = query;
  if (issueDateFrom !== undefined || issueDateTo !== undefined) return 'issueDate';
  return [dueDateFrom, dueDateTo, overdueOn].some((day) => day !== undefined) ? 'dueDate' : 'createdAt';
}
