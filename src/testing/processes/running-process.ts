import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { AnsweredCall } from './issue-in-process.ts';

/** A child process of `node:child_process` whose standard output is a pipe. */
export interface SuiteProcess {
  readonly stdout: AsyncIterable<unknown> | null;
  kill(signal: 'SIGKILL'): unknown;
}

/** A process that issues invoices, and what it was answered. */
export interface RunningProcess {
  readonly answered: readonly AnsweredCall[];
  /** Resolves once so many calls were answered; rejects where the process ends before. */
  hasAnswered(count: number): Promise<void>;
  /** Resolves once its standard output has ended. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

/** Listen to a process. */
export function listenTo(child: SuiteProcess): RunningProcess {
  if (child.stdout === null) throw new Error(`startProcess gives no standard output; spawn it with stdout "pipe"`);
  const answered: AnsweredCall[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  const listen = async (output: AsyncIterable<unknown>): Promise<void> => {
    for await (const line of createInterface({ input: Readable.from(output) })) {
      if (line !== 'started') answered.push(JSON.parse(line) as AnsweredCall);
      wake();
    }
    isOver = true;
    wake();
  };
  const ended = listen(child.stdout);
  return {
    answered,
    ended,
    async hasAnswered(count) {
      while (answered.length < count) {
        if (isOver) throw new Error(`a process ended after ${answered.length} answered calls; read what it printed`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
