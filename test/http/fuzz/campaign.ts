import fc from 'fast-check';
import type { CreditNote, Invoice } from 'oneoff';
import { acmeRecords } from '../../unit/acme.ts';
import { type Backend, openBackend, tenants } from '../backend.ts';
import { type ApiDocument, documentOf } from '../document.ts';
import { allPages, type Storage } from '../storages.ts';
import { compareAnswers } from './compare.ts';
import { checkAmounts } from './figures.ts';
import type { Exchange } from './judge.ts';
import { createJudge, type Judge } from './judge.ts';
import { countingNumbers } from './numbers.ts';
import { openSession } from './session.ts';
import type { Sketch } from './sketch.ts';
import { sketches } from './sketches.ts';
import { start } from './start.ts';

/** Requests of a session, beside those that fill it. */
const MOST = 240;

/** What is fuzzed, and for how long. */
export interface CampaignOptions {
  /** Empty, and another one each time. */
  readonly openStorage: () => Storage | Promise<Storage>;
  readonly sessions: number;
  readonly seed: number;
  /** To the requests of a failure that was seen. */
  readonly path?: string | undefined;
  /** Another storage, whose answers must be the same. */
  readonly openTwin?: () => Storage | Promise<Storage>;
  /** Stands before the handler, for controls. */
  readonly wrap?: ((backend: Backend) => Backend['handler']) | undefined;
}

/** What a campaign came to; `failure` tells what went wrong and how to repeat it. */
export interface Campaign {
  readonly requests: number;
  readonly exchanges: readonly Exchange[];
  readonly failure: string | null;
}

/** Send requests to session after session and hold everything that comes back against the document. */
export async function campaign(options: CampaignOptions): Promise<Campaign> {
  const { openStorage, openTwin, sessions, seed, path, wrap } = options;
  const document = await documentOf(openBackend().handler);
  const judge = createJudge(document);
  const exchanges: Exchange[] = [];
  let requests = 0;
  const result = await fc.check(
    fc.asyncProperty(requestsOf(document), async (some) => {
      const made = await play(await openStorage(), judge, some, wrap);
      if (openTwin) compareAnswers(made, await play(await openTwin(), judge, some));
      exchanges.push(...made);
      requests += some.length;
    }),
    {
      numRuns: sessions,
      seed,
      ...(path !== undefined && { path }),
      // To shrink a session takes longer than the test may, and would hide the failure behind a time-out.
      endOnFailure: true,
    },
  );
  const failure = result.failed
    ? `seed ${result.seed}, path "${result.counterexamplePath}"\n${result.errorInstance}`
    : null;
  return { requests, exchanges, failure };
}

/** One session: fill the storage, send the requests, and look at what is there in the end. */
async function play(
  opened: Storage,
  judge: Judge,
  requests: readonly Sketch[],
  wrap?: CampaignOptions['wrap'],
): Promise<readonly Exchange[]> {
  const { store, numbers } = countingNumbers(opened.store);
  const storage: Storage = { ...opened, store };
  for (const tenant of Object.values(tenants)) await storage.directory.save(tenant, acmeRecords());
  const backend = openBackend(storage);
  const session = await openSession({ ...backend, handler: wrap?.(backend) ?? backend.handler }, judge);
  try {
    await start(session);
    for (const sketch of requests) await session.send(sketch);
    for (const tenant of Object.values(tenants)) numbers.check(tenant, await checkedDocuments(storage, tenant));
  } catch (error) {
    const { status, text } = session.exchanges.at(-1)?.answer ?? {};
    throw new Error(`${error}\n${session.curls()}\nanswered ${status} ${text?.slice(0, 2000)}`, { cause: error });
  }
  return session.exchanges;
}

function requestsOf(document: ApiDocument): fc.Arbitrary<Sketch[]> {
  return fc.array(sketches(document), { minLength: 1, maxLength: MOST, size: 'max' });
}

/** Every invoice and note of a tenant; the amounts of each add up. */
async function checkedDocuments({ store }: Storage, tenant: string): Promise<readonly (Invoice | CreditNote)[]> {
  const invoices = await allPages((cursor) => store.list(tenant, { limit: 100, ...(cursor && { cursor }) }));
  const all: (Invoice | CreditNote)[] = [];
  for (const invoice of invoices) {
    const notes = await store.creditNotes(tenant, invoice.id);
    checkAmounts(invoice, notes);
    all.push(invoice, ...notes);
  }
  return all;
}
