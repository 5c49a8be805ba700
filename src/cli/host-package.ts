import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './command.ts';

/**
 * Import a package that the host has installed, such as its database driver: from the host's folder, not from ours.
 *
 * @throws {UsageError} if it is not installed there
 */
export async function importFromHost(name: string, cwd: string): Promise<unknown> {
  const require = createRequire(join(cwd, 'package.json'));
  let path: string;
  try {
    path = require.resolve(name);
  } catch (cause) {
    throw new UsageError(`the package ${name} is not installed here; run "npm install ${name}"`, { cause });
  }
  return import(pathToFileURL(path).href);
}
