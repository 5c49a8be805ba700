import type { CheckedDirectory } from '../host/checked-directory.ts';
import type { Settings } from '../options.ts';

/** The settings for one chunk: what several items ask of the directory is asked once. */
export function chunkSettings(settings: Settings): Settings {
  const { directory } = settings;
  const ask = memo();
  const cached: CheckedDirectory = {
    ...directory,
    billingEntity: (tenant, id) => ask(['seller', tenant, id], () => directory.billingEntity(tenant, id)),
    customer: (tenant, id) => ask(['buyer', tenant, id], () => directory.customer(tenant, id)),
    addOns: (tenant, codes) => ask(['add-ons', tenant, ...codes], () => directory.addOns(tenant, codes)),
    taxes: (tenant, codes) => ask(['taxes', tenant, ...codes], () => directory.taxes(tenant, codes)),
  };
  return { ...settings, directory: cached };
}

function memo(): <T>(question: readonly unknown[], ask: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, Promise<unknown>>();
  return <T>(question: readonly unknown[], ask: () => Promise<T>) => {
    const key = JSON.stringify(question);
    const known = asked.get(key) ?? ask();
    asked.set(key, known);
    return known as Promise<T>;
  };
}
