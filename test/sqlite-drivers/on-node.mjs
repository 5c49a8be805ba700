// Runs the suites on one driver of Node, and prints the result as JSON: node on-node.mjs DRIVER [FILE OF ITS MODULE]
import { pathToFileURL } from 'node:url';
import { runSuites } from './suites.mjs';

const [driver, file] = process.argv.slice(2);
const module = await import(file === undefined ? driver : pathToFileURL(file).href);
const Database = driver === 'node:sqlite' ? module.DatabaseSync : module.default;
const result = await runSuites(async () => {
  const database = new Database(':memory:');
  return { source: { database }, close: async () => database.close() };
});
process.stdout.write(JSON.stringify(result));
