import { memoryDirectory, memoryDirectoryStore } from 'oneoff/memory';
import { directoryStoreSuite, directorySuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryDirectory', () => {
  directorySuite({ it, createDirectory: (masters) => memoryDirectory(masters) });
});

describe('memoryDirectoryStore', () => {
  directoryStoreSuite({ it, createStore: () => memoryDirectoryStore() });
});
