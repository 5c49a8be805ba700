type Named = { readonly [name: string]: unknown };

/** The components that a part of an OpenAPI document refers to, and those that these refer to in turn. */
export function usedComponents<C extends Named>(components: C, used: unknown): Partial<C> {
  const names = new Set<string>();
  const collect = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/\w+\/(\w+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      collect(components[name] ?? null);
    }
  };
  collect(used);
  return Object.fromEntries(Object.entries(components).filter(([name]) => names.has(name))) as Partial<C>;
}
