/** Whether an endpoint is of the small lane, as a condition on its row: it has not proven itself, or is failing. */
export function isSmall(alias: string): string {
  return `(${alias}.failing_since is not null or not ${alias}.proven)`;
}
