import * as z from 'zod';
import { invalid } from './errors.ts';

/** An entry of an invoice's metadata, as Lago keeps it. */
export interface LagoMetadata {
  readonly lago_id: string;
  readonly key: string;
  readonly value: string;
  readonly created_at: string;
}

const MOST = 5;

/** Lago's wire form: with the `id` of an entry it changes that one. */
export const metadataSchema = z
  .array(
    z.object({
      id: z.string().nullish(),
      key: z.string().min(1),
      value: z.string().max(140),
    }),
  )
  .refine((entries) => entries.length <= MOST, 'invalid_count');

/** The whole new list: an entry with a known id is changed, another is added, what is not named goes. */
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
