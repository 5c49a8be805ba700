import { v7 } from 'uuid';
import type { IdSource } from '../ports/id-source.ts';

/** Ids as UUIDv7 (RFC 9562): unique everywhere, and sorted by time. */
export const uuidSource: IdSource = { next: () => v7() };
