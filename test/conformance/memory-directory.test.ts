import { memoryDirectory, memoryDirectoryStore } from 'oneoff/memory';
import { directoryStoreSuite, directorySuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryDirectory', () => {
  directorySuite({ it, createDirectory: (records) => memoryDirectory(records) });
});

describe('memoryDirectoryStore', () => {
  directoryStoreSuite({ it, createStore: () => memoryDirectoryStore() });
});
