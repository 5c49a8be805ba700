/** Freeze a value to the bottom. */
export function freezeAll<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const key in value) freezeAll(value[key]);
    Object.freeze(value);
  }
  return value;
}
