import type { Problem } from 'oneoff/http';
import { expect, it } from 'vitest';
import { openBackend } from './backend.ts';
import { documentOf, operationsOf } from './document.ts';
import { campaign } from './fuzz/campaign.ts';
import { path, seed, sessions } from './fuzz/settings.ts';
import { memoryStorage } from './storages.ts';

it('whatever is sent is answered as the document says, and a refusal stores nothing', {
  timeout: 60_000 + sessions * 6000,
}, async () => {
  const { exchanges, failure } = await campaign({ openStorage: memoryStorage, sessions, seed, path });
  if (failure !== null) expect.fail(failure);
  if (path !== undefined) return;
  expect(exchanges.length).toBeGreaterThan(sessions * 100);

  const operations = operationsOf(await documentOf(openBackend().handler));
  const names = operations.map(({ operationId }) => operationId);
  const seldom = (from: number, to: number): readonly string[] =>
    names.filter((name) => {
      const those = exchanges.filter(
        ({ operation, answer }) => operation?.operationId === name && answer.status >= from,
      );
      return those.filter(({ answer }) => answer.status < to).length < 2;
    });
  expect(seldom(200, 300), 'these hardly ever succeed').toEqual([]);
  expect(seldom(400, 500), 'these are hardly ever refused').toEqual([]);
  const refusals = exchanges.filter(({ answer }) => answer.status >= 400);
  const codes = refusals.flatMap(({ body }) => [
    (body as Problem).code,
    ...((body as Problem).faults ?? []).map(({ code }) => code),
  ]);
  expect(new Set(codes).size).toBeGreaterThan(60);
});
