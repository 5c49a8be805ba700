import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './command.ts';

/** @throws {UsageError} if the file cannot be read */
export function readInput(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read (${(cause as { readonly code?: string }).code})`, { cause });
  }
}

/** @throws {UsageError} if the file is not JSON */
export function readJsonInput(file: string, cwd: string): unknown {
  try {
    return JSON.parse(readInput(file, cwd));
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
