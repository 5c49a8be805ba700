export {
  type MemoryDeliveryStore,
  type MemoryDeliveryStoreOptions,
  memoryDeliveryStore,
} from './memory-delivery-store.ts';
export { type MemoryRecords, memoryDirectory } from './memory-directory.ts';
export { type MemoryDirectoryStoreOptions, memoryDirectoryStore } from './memory-directory-store.ts';
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts';
