/** A request that a check made. */
export interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** What a register answered; an error is thrown in its place. */
export type Recorded = readonly [status: number, body: unknown] | Error;

/** A `fetch` that gives recorded answers in order and notes what it was asked. */
export function recorded(...answers: readonly Recorded[]): {
  readonly asked: readonly Asked[];
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
} {
  const asked: Asked[] = [];
  return {
    asked,
    async fetch(url, init) {
      const answer = answers[asked.push({ url, init }) - 1];
      if (answer === undefined) throw new Error(`nobody recorded an answer to ${url}`);
      if (answer instanceof Error) throw answer;
      const [status, body] = answer;
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
  };
}

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const clock = { now: (): number => NOON };
