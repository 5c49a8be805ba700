import type { Fault } from '../../../errors/fault.ts';

/** A call that did not do what was asked: refused by the API, or without an answer (`status` 0). */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];

  constructor(status: number, code: string, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.faults = faults;
  }
}

/** The refusal in an answer of the API, or of something in front of it that knows no problem details. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null);
  const problem = (body ?? {}) as { code?: unknown; detail?: unknown; faults?: readonly Fault[] };
  const code = typeof problem.code === 'string' ? problem.code : 'request.failed';
  const detail = typeof problem.detail === 'string' ? problem.detail : `${response.status} ${response.statusText}`;
  return new Refusal(response.status, code, detail, Array.isArray(problem.faults) ? problem.faults : []);
}
