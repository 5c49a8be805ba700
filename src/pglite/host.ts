import { StoreError } from '../errors/errors.ts';

/** The files of a host, as far as a lock needs them. */
export interface FileSystem {
  link(existing: string, path: string): Promise<void>;
  mkdir(path: string, options?: { readonly recursive: boolean }): Promise<unknown>;
  readFile(path: string, encoding: 'utf8'): Promise<string>;
  rm(path: string, options: { readonly force: boolean }): Promise<void>;
  rmdir(path: string): Promise<void>;
  stat(path: string): Promise<{ readonly mtimeMs: number }>;
  unlink(path: string): Promise<void>;
  utimes(path: string, accessed: Date, modified: Date): Promise<void>;
  writeFile(path: string, text: string): Promise<void>;
}

interface HostProcess {
  readonly pid: number;
  readonly argv: readonly string[];
  kill(pid: number, signal: 0): unknown;
  getBuiltinModule?(name: string): unknown;
}

/** The process and the files around this program. */
export interface Host {
  readonly process: HostProcess;
  readonly files: FileSystem;
  readonly path: { dirname(path: string): string; resolve(path: string): string };
  readonly hostname: () => string;
}

/**
 * The host that this runs on. It is asked for when a folder is opened, so that the module itself loads anywhere.
 *
 * @throws {StoreError} where there are no files: in a browser or a worker
 */
export function hostOf(scope: { readonly process?: HostProcess } = globalThis as object): Host {
  const { process } = scope;
  if (process?.getBuiltinModule === undefined) {
    throw new StoreError('a folder needs a host with files: Node 20.16 or later, Bun or Deno', { retryable: false });
  }
  const builtin = <T>(name: string): T => process.getBuiltinModule?.(name) as T;
  return {
    process,
    files: builtin<FileSystem>('fs/promises'),
    path: builtin<Host['path']>('path'),
    hostname: builtin<{ readonly hostname: () => string }>('os').hostname,
  };
}
