import { isMainThread, workerData } from 'node:worker_threads';
import { hostOf } from '../../src/pglite/host.ts';
import { lockFolder } from '../../src/pglite/lock-folder.ts';

// Open a folder, say how that went, and keep it until the end.
const [folder = '', beatMs = '', silentMs = ''] = isMainThread ? process.argv.slice(2) : (workerData as string[]);
const timing = { beatMs: Number(beatMs), silentMs: Number(silentMs) };
const said = await lockFolder(hostOf(), folder, timing).then(
  () => 'open',
  (error: Error) => `refused: ${error.message}`,
);
console.log(said);
setInterval(() => undefined, 1_000);
