/** How many members an object has; an array's or a primitive's count matches nothing. */
export function countMembers(value: object): number {
  let count = 0;
  for (const _ in value) count++;
  return count;
}

/** One for a member that is there, zero for `undefined`. */
export function present(member: unknown): 0 | 1 {
  return member === undefined ? 0 : 1;
}
