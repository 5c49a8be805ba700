import { StoreError } from '../errors/errors.ts';

/** An open file. */
export interface OpenFile {
  write(text: string, position: number): Promise<unknown>;
  truncate(length: number): Promise<void>;
  stat(): Promise<{ readonly ino: number }>;
  close(): Promise<void>;
}

/** The files of a host, as far as a lock needs them. */
export interface FileSystem {
  link(existing: string, path: string): Promise<void>;
  mkdir(path: string, options?: { readonly recursive: boolean }): Promise<unknown>;
  open(path: string, flags: 'r+'): Promise<OpenFile>;
  readFile(path: string, encoding: 'utf8'): Promise<string>;
  readlink(path: string): Promise<string>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { readonly force: boolean }): Promise<void>;
  stat(path: string): Promise<{ readonly mtimeMs: number; readonly ino: number; readonly size: number }>;
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
  readonly path: { resolve(path: string): string };
  readonly hostname: () => string;
  /** 0 in the main thread of a process. */
  readonly thread: number;
}

/**
 * The host that this runs on. It is looked up when a folder is opened, so that the module itself loads anywhere.
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
    thread: builtin<{ readonly threadId: number } | undefined>('worker_threads')?.threadId ?? 0,
  };
}
