// What a block of the documentation that opens with "```ts runnable setup=acme" may use without a word about it.
import assert from 'node:assert/strict';
import { acme, hooli, openAcme, records } from '../acme.ts';

const { store, directory, invoicing } = openAcme();

export { acme, assert, directory, hooli, invoicing, openAcme, records, store };
