/** A label with its marks filled: `fill('{rate} on {base}', { rate, base })`. A value is never read as a mark. */
export function fill(label: string, values: { readonly [mark: string]: string }): string {
  return label.replace(/\{(\w+)\}/g, (mark, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : mark,
  );
}
