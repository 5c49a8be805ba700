import { describe, expect, it } from 'vitest';
import { INPUT, openApi } from './api.ts';

describe('an invoice over HTTP', () => {
  it('is drafted, edited, issued, paid and read', async () => {
    const { send } = await openApi();
    const draft = await send('POST', '/invoices', INPUT);
    expect(draft).toMatchObject({ status: 201, body: { status: 'draft', total: '119.00', tenant: 'acme-corp' } });
    const at = draft.headers.get('location') ?? '';
    expect(at).toBe(`/invoices/${draft.body.id}`);
    const edited = await send('PATCH', at, { memo: 'Thank you', lines: [{ name: 'Setup', unitPrice: '200.00' }] });
    expect(edited).toMatchObject({ status: 200, body: { memo: 'Thank you', total: '238.00', version: 2 } });
    const issued = await send('POST', `${at}/finalize`, { expectedTotal: '238.00' });
    expect(issued).toMatchObject({ status: 200, body: { status: 'finalized', number: 'INV-2025-0001' } });
    const paid = await send('POST', `${at}/payments`, { amount: '238.00' });
    expect(paid.body).toMatchObject({ paymentStatus: 'paid', amountDue: '0.00' });
    expect((await send('GET', at)).body).toEqual(paid.body);
    const { items } = (await send('GET', `${at}/events`)).body;
    expect(items.map((event: { type: string }) => event.type)).toEqual([
      'invoice.drafted',
      'invoice.updated',
      'invoice.finalized',
      'invoice.one_off_created',
      'invoice.payment_recorded',
      'invoice.paid',
    ]);
  });

  it('is sent once per key, and so is its credit note; a draft is not', async () => {
    const { send } = await openApi();
    const draft = await send('POST', '/invoices', INPUT);
    const to = ['ap@hooli.example'];
    const refused = await send('POST', `/invoices/${draft.body.id}/send`, { to });
    expect(refused).toMatchObject({ status: 409, body: { code: 'invoice.wrong_state' } });
    const { body: invoice } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const at = `/invoices/${invoice.id}`;
    const once = { 'Idempotency-Key': 'k', 'If-Match': `"${invoice.version}"` };
    const sent = await send('POST', `${at}/send`, { to, attach: ['pdf', 'ubl'] }, once);
    expect(sent).toMatchObject({ status: 200, body: { version: invoice.version + 1 } });
    expect(await send('POST', `${at}/send`, { to, attach: ['pdf', 'ubl'] }, once)).toMatchObject({ body: sent.body });
    const stale = await send('POST', `${at}/send`, { to }, { 'If-Match': '"1"' });
    expect(stale.status).toBe(412);
    expect((await send('POST', `${at}/send`)).body).toMatchObject({ faults: [{ code: 'email.recipient_missing' }] });
    const { body: note } = await send('POST', `${at}/credit-notes`, { reason: 'cancellation' });
    expect(await send('POST', `/credit-notes/${note.id}/send`, { to })).toMatchObject({ status: 200, body: note });
    expect((await send('POST', '/credit-notes/nobody/send', { to })).body.code).toBe('credit_note.not_found');
    const { items } = (await send('GET', `${at}/events`)).body;
    expect(items.filter(({ type }: { type: string }) => type.endsWith('.sent'))).toHaveLength(2);
  });

  it('is held, released, opened, reopened and deleted', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', { ...INPUT, issue: 'held' });
    const at = `/invoices/${body.id}`;
    expect((await send('POST', `${at}/finalize`)).body.code).toBe('invoice.on_hold');
    expect((await send('POST', `${at}/release`)).body.onHold).toBe(false);
    expect((await send('POST', `${at}/hold`, {})).body.onHold).toBe(true);
    await send('POST', `${at}/release`);
    expect((await send('POST', `${at}/open`, { finalizeAt: '2025-04-01T00:00:00Z' })).body.status).toBe('open');
    expect((await send('POST', `${at}/reopen`)).body.status).toBe('draft');
    expect(await send('DELETE', at)).toMatchObject({ status: 204, body: null });
    expect((await send('GET', at)).status).toBe(404);
    expect((await send('GET', `${at}/events`)).body.items).toHaveLength(7);
  });

  it('is previewed, and its edit, without anything being stored', async () => {
    const { send } = await openApi();
    expect(await send('POST', '/invoices/preview', INPUT)).toMatchObject({ status: 200, body: { total: '119.00' } });
    const { body } = await send('POST', '/invoices', INPUT);
    const preview = await send('POST', `/invoices/${body.id}/preview`, { memo: 'Perhaps' });
    expect(preview).toMatchObject({ status: 200, body: { memo: 'Perhaps' } });
    expect((await send('GET', '/invoices')).body.items).toEqual([body]);
  });

  it('is credited, refunded, reversed, voided and issued again', async () => {
    const { send } = await openApi();
    const { body: invoice } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const at = `/invoices/${invoice.id}`;
    const credit = { reason: 'order_change', lines: [{ lineId: invoice.lines[0].id, amount: '40.00' }] };
    const preview = await send('POST', `${at}/credit-notes/preview`, credit);
    expect(preview).toMatchObject({ status: 200, body: { number: null, total: '47.60' } });
    const note = await send('POST', `${at}/credit-notes`, credit);
    expect(note).toMatchObject({ status: 201, body: { number: 'CN-INV-2025-0001', total: '47.60' } });
    expect((await send('GET', note.headers.get('location') ?? '')).body).toEqual(note.body);
    expect((await send('GET', `${at}/credit-notes`)).body).toEqual({ items: [note.body], nextCursor: null });
    expect((await send('GET', `/credit-notes?invoiceId=${invoice.id}`)).body).toEqual({
      items: [note.body],
      nextCursor: null,
    });
    const paid = await send('POST', `${at}/payments`, { amount: '71.40' });
    const { id: paymentId } = paid.body.payments[0];
    expect((await send('POST', `${at}/reversals`, { paymentId })).body.amountPaid).toBe('0.00');
    expect((await send('POST', `${at}/uncollectible`)).body.paymentStatus).toBe('uncollectible');
    await send('POST', `${at}/payments`, { amount: '71.40' });
    const rest = await send('POST', `${at}/credit-notes`, { reason: 'order_change' });
    expect(rest.body.total).toBe('71.40');
    expect((await send('POST', `${at}/refunds`, { amount: '71.40' })).body.amountRefundable).toBe('0.00');
    const again = await send('POST', `${at}/reissue`);
    expect(again).toMatchObject({ status: 201, body: { status: 'draft', replaces: invoice.id } });

    const { body: wrong } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const voided = await send('POST', `/invoices/${wrong.id}/void`, { reason: 'Wrong customer' });
    expect(voided.body).toMatchObject({ status: 'voided', number: wrong.number, voidReason: 'Wrong customer' });
  });
});

describe('a request that is repeated', () => {
  it('with its key makes one invoice, quoted or not', async () => {
    const { send } = await openApi();
    const keys = ['a-1', '"a-1"', 'a-1'];
    const answers = await Promise.all(keys.map((key) => send('POST', '/invoices', INPUT, { 'Idempotency-Key': key })));
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], headers: answer.headers });
    expect((await send('GET', '/invoices')).body.items).toHaveLength(1);
    const other = await send('POST', '/invoices', { ...INPUT, memo: 'x' }, { 'Idempotency-Key': 'a-1' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.conflict' } });
    const empty = await send('POST', '/invoices', INPUT, { 'Idempotency-Key': '' });
    expect(empty).toMatchObject({ status: 422, body: { code: 'idempotency.key_invalid' } });
  });

  it('with its key records one payment, one credit note and one new draft', async () => {
    const { send } = await openApi();
    const { body } = await send('POST', '/invoices', { ...INPUT, issue: 'now' });
    const at = `/invoices/${body.id}`;
    const twice = async (path: string, key: string, input?: unknown) => {
      const first = await send('POST', at + path, input, { 'Idempotency-Key': key });
      expect(await send('POST', at + path, input, { 'Idempotency-Key': key })).toEqual({
        ...first,
        headers: expect.anything(),
      });
      return first.body;
    };
    await twice('/payments', 'k-pay', { amount: '19.00' });
    await twice('/credit-notes', 'k-credit', { reason: 'order_change' });
    await twice('/refunds', 'k-refund', { amount: '19.00' });
    await twice('/reissue', 'k-again');
    expect((await send('GET', at)).body.payments).toHaveLength(2);
    expect((await send('GET', '/invoices')).body.items).toHaveLength(2);
  });
});

describe('a version', () => {
  it('is the entity tag, and guards every change', async () => {
    const { send } = await openApi();
    const { body, headers } = await send('POST', '/invoices', INPUT);
    const at = `/invoices/${body.id}`;
    const seen = { 'If-Match': headers.get('etag') ?? '' };
    expect(seen).toEqual({ 'If-Match': '"1"' });
    expect((await send('PATCH', at, { memo: 'first' }, seen)).headers.get('etag')).toBe('"2"');
    const late = await send('PATCH', at, { memo: 'second' }, seen);
    expect(late).toMatchObject({ status: 412, body: { code: 'invoice.changed', details: { version: 2 } } });
    for (const tag of ['W/"2"', '2', '"1", "3"', '"02"', '"x"', ''])
      expect((await send('DELETE', at, undefined, { 'If-Match': tag })).status).toBe(412);
    expect((await send('POST', `${at}/hold`, undefined, { 'If-Match': '*' })).status).toBe(200);
    expect((await send('GET', at)).body.memo).toBe('first');
  });

  it('that the client has already is not sent again', async () => {
    const { send, sendAs } = await openApi();
    const { body } = await send('POST', '/invoices', INPUT);
    const at = `/invoices/${body.id}`;
    const known = await send('GET', at, undefined, { 'If-None-Match': '"7", W/"1"' });
    expect(known).toMatchObject({ status: 304, body: null });
    expect(known.headers.get('etag')).toBe('"1"');
    expect((await send('GET', at, undefined, { 'If-None-Match': '"7"' })).status).toBe(200);
    expect((await send('HEAD', at, undefined, { 'If-None-Match': '"1"' })).status).toBe(304);
    const foreign = await sendAs('other-corp')('GET', at, undefined, { 'If-None-Match': '*' });
    expect(foreign.status).toBe(404);
  });
});

describe('a list', () => {
  it('is paged by cursor, and links to the next page with the same filters', async () => {
    const { send } = await openApi();
    for (const project of ['a', 'a', 'b', 'a']) await send('POST', '/invoices', { ...INPUT, metadata: { project } });
    const first = await send('GET', '/invoices?limit=2&metadata[project]=a&status=draft&status=open');
    expect(first.body.items).toHaveLength(2);
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    expect(new URL(next, 'http://x').searchParams.get('cursor')).toBe(first.body.nextCursor);
    const second = await send('GET', next);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.nextCursor).toBeNull();
    expect(second.headers.get('link')).toBeNull();
  });

  it.each([
    ['limit=0', 'field.value /limit'],
    ['limit=ten', 'field.value /limit'],
    ['limit=1&limit=2', 'field.value /limit'],
    ['status=drafty', 'field.value /status/0'],
    ['statuss=draft', 'field.unknown /statuss'],
    ['issueDateFrom=2025-02-30', 'date.invalid /issueDateFrom'],
    ['overdueMarked=yes', 'field.type /overdueMarked'],
    ['metadata=x', 'field.type /metadata'],
    ['metadata[a]=1&metadata[a]=2', 'field.type /metadata/a'],
    ['customerId=', 'text.empty /customerId'],
    ['cursor=nonsense', 'field.value /cursor'],
    ['__proto__=x', 'field.unknown /__proto__'],
  ])('refuses ?%s', async (query, reason) => {
    const { send } = await openApi();
    const { status, body } = await send('GET', `/invoices?${query}`);
    expect(status).toBe(422);
    expect(body.faults.map((one: { code: string; path: string }) => `${one.code} ${one.path}`)).toEqual([reason]);
  });
});
