export type { BatchResult } from './batch-result.ts';
export type { BatchOptions, Items } from './chunks.ts';
export { type Batches, createBatches, type RunOptions } from './create-batches.ts';
export type { BatchItem } from './create-many.ts';
