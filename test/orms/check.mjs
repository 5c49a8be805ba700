// Everything that is tested on one ORM: node check.mjs SHOP DATABASE
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openOwner } from './database.mjs';
import { errorTests } from './errors.mjs';
import { orderTests } from './orders.mjs';
import { ownTableTests } from './own-tables.mjs';
import { suiteInTransaction, suiteOverPool } from './suites.mjs';

const [file, url] = process.argv.slice(2);
// A connection that the tests cut is lost between two statements too.
process.on('uncaughtException', (error) => {
  if (!/terminat|closed|ended|ECONNRESET/i.test(error.message)) throw error;
});

const { openShop } = await import(pathToFileURL(file).href);
const owner = await openOwner(url);
const shop = await openShop(url);

async function run(title, declare) {
  const tests = [];
  declare((name, test) => tests.push({ name, test }));
  let passed = 0;
  for (const { name, test } of tests) {
    try {
      await test();
      passed += 1;
    } catch (error) {
      console.log(`FAIL ${name}\n${error?.stack ?? error}`);
    }
  }
  console.log(`${title}: ${passed} of ${tests.length}`);
  if (passed < tests.length || tests.length === 0) process.exitCode = 1;
}

await run('orders', (it) => orderTests(it, shop, owner));
await run('errors', (it) => errorTests(it, shop, owner));
if (existsSync(join(dirname(file), 'directory.mjs')))
  await run('a directory over its tables', (it) => ownTableTests(it, openShop, url, owner));
await run('stores in its transaction', (it) => suiteInTransaction(it, shop));
if (shop.pool) await run('stores over its pool', (it) => suiteOverPool(it, shop, owner));
await shop.close();
await owner.end();
