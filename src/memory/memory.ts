export { type MemoryMasters, memoryDirectory } from './memory-directory.ts';
export { memoryStore } from './memory-store.ts';
