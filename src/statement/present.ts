/** The members that are there: without those that are `undefined`, so that a statement never holds one. */
export function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept: { [key: string]: unknown } = {};
  for (const key in members) {
    const value = members[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept as T;
}

/** {@link present}, or `undefined` where nothing is left. */
export function presentOrNone<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  const kept = present<T>(members);
  for (const _ in kept) return kept;
  return undefined;
}

/** A trimmed text, or `undefined` where it is blank: official rules refuse blank elements. */
export function textOf(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed ? trimmed : undefined;
}
