import * as z from 'zod';
import { invalid } from './errors.ts';

/** A metadata entry of an invoice, in Lago's shape. */
export interface LagoMetadata {
  readonly lago_id: string;
  readonly key: string;
  readonly value: string;
  readonly created_at: string;
}

const MOST = 5;

/** A metadata entry in a request: with an `id` it changes that entry. */
export const metadataSchema = z
  .array(
    z.object({
      id: z.string().nullish(),
      key: z.string().min(1),
      value: z.string().max(140),
    }),
  )
  .refine((entries) => entries.length <= MOST, 'invalid_count');

/** The complete new list: an entry with a known id is changed, a new one is added, and the others are removed. */
export function mergeMetadata(
  before: readonly LagoMetadata[],
  wanted: z.infer<typeof metadataSchema>,
  now: string,
): readonly LagoMetadata[] {
  const merged = wanted.map(({ id, key, value }) => {
    const known = before.find((one) => one.lago_id === id);
    return { lago_id: crypto.randomUUID(), created_at: now, ...known, key, value };
  });
  if (new Set(merged.map(({ key }) => key)).size < merged.length) throw invalid({ key: ['value_already_exist'] });
  return merged;
}
