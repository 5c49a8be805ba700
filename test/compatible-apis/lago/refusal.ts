import { getLagoError } from 'lago-javascript-client';
import { expect } from 'vitest';

/** A call of the client, with the errors that its type says. */
type Call<E> = Promise<{ readonly error: E }>;

/** The statuses, and Lago's word for each. */
const WORDS: { readonly [status: number]: string | RegExp } = {
  400: /^BadRequest: /,
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Entity',
};

/** The members that a refusal has, and no others. */
const MEMBERS: { readonly [status: number]: readonly string[] } = {
  400: ['error', 'status'],
  401: ['error', 'status'],
  403: ['code', 'error', 'status'],
  404: ['code', 'error', 'status'],
  405: ['code', 'error', 'status'],
  422: ['code', 'error', 'error_details', 'status'],
};

/** The refusal of a call as the client's own helper reads it: typed as the client types it, checked member by member. */
export async function refusalOf<E>(call: Call<E>): Promise<E> {
  const thrown: unknown = await call.then(
    () => expect.fail('the call was not refused'),
    (error: unknown) => error,
  );
  const { status } = thrown as Response;
  const told = (await getLagoError(thrown)) as { status: number; error: string; code?: string; error_details?: object };
  expect(Object.keys(told).sort()).toEqual(MEMBERS[status]);
  expect(told.status).toBe(status);
  expect(told.error).toEqual(WORDS[status] instanceof RegExp ? expect.stringMatching(WORDS[status]) : WORDS[status]);
  if (status >= 403) expect(told.code).toEqual(expect.any(String));
  for (const codes of Object.values(told.error_details ?? {})) {
    expect(codes).toEqual((codes as unknown[]).map(() => expect.stringMatching(/^[a-z_]+$/)));
    expect(codes).not.toEqual([]);
  }
  return told as E;
}
