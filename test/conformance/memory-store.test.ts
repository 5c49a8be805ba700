import { memoryStore } from 'oneoff/memory';
import { invoiceStoreSuite } from 'oneoff/testing';
import { describe, it } from 'vitest';

describe('memoryStore', () => {
  invoiceStoreSuite({ it, createStore: async () => memoryStore() });
});
