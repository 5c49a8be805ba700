import { memoryDirectory } from 'oneoff/memory';
import { directorySuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryDirectory', () => {
  directorySuite({ it, createDirectory: (masters) => memoryDirectory(masters) });
});
