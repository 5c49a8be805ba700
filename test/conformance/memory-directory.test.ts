import { memoryDirectory, memoryDirectoryStore } from 'oneoff/memory';
import { directorySearchSuite, directoryStoreSuite, directorySuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryDirectory', () => {
  directorySuite({ it, createDirectory: (records) => memoryDirectory(records) });
  directorySearchSuite({ it, createSearch: (records) => memoryDirectory({ billingEntities: [], ...records }) });
});

describe('memoryDirectoryStore', () => {
  directoryStoreSuite({ it, createStore: () => memoryDirectoryStore() });
  directorySearchSuite({
    it,
    otherTenant: 'other',
    async createSearch(records) {
      const directory = memoryDirectoryStore();
      await directory.save('default', records);
      return directory;
    },
  });
});
