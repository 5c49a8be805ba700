import { flag, integer } from '../../validation/leaves.ts';
import { optional } from '../../validation/object.ts';
import type { Fields } from '../../validation/shape.ts';
import { schemaName } from '../connection/option-shapes.ts';
import { MOST_PARTITIONS } from './partitions.ts';

/** Options of {@link migrate}. */
export interface MigrateOptions {
  /** The schema that holds all tables, default `"oneoff"`. */
  readonly schema?: string;
  /** Hide every tenant's rows from the others by row level security, default `false`. */
  readonly rowLevelSecurity?: boolean;
  /**
   * Divide the tables that grow into so many partitions, 2 to 256, by the hash of the tenant; default none. Only a new
   * schema is divided: give the same number each time.
   */
  readonly partitions?: number;
}

/** The options, as members of a shape. */
export const migrateMembers: Fields<MigrateOptions> = {
  schema: optional(schemaName),
  rowLevelSecurity: optional(flag),
  partitions: optional(integer(2, MOST_PARTITIONS)),
};
