import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook as Signer } from 'standardwebhooks';
import { application, attempt, type ItemSeen, itemOf, submit, until } from '../support/acts.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { type Receiver, receiver } from '../support/receivers.js';

interface Asked {
  readonly data: {
    readonly caseId: string;
    readonly notice: { readonly n: number; readonly kind: string; readonly confirmation: string };
  };
}

let product: TestProduct;
/** The tax authority's own system: hears by HTTP what it is asked, and answers by HTTP. */
let remote: Receiver;
let secret: string;

beforeAll(async () => {
  remote = await receiver();
  product = await startTestProduct({ settings: { WEBHOOK_ALLOW: remote.place } });
  const head = await product.as('head.xining-tax');
  const wish = {
    channel: 'webhook',
    url: remote.url,
    topics: ['notice.issued'],
    kinds: ['confirmation-asked'],
  };
  ({ secret } = await head.must<{ secret: string }>('POST', '/v1/subscriptions', { body: wish }));
}, 90_000);

afterAll(async () => {
  await product?.stop();
  await remote?.close();
}, 30_000);

const apply = async () =>
  itemOf(await submit(product, await application(product, 'company-setup', ['E01', 'E03'])), 'E01');
const stateOf = async (caseId: string) => {
  const { items } = await (await product.as('applicant')).get<{
    items: { confirmations: { id: string; state: string }[] }[];
  }>(`/v1/cases/${caseId}`);
  return items[0]?.confirmations.find(({ id }) => id === 'tax')?.state;
};

/** What the remote was asked about the case, once it was. */
const heard = (caseId: string) =>
  until('the remote is asked', async () =>
    remote.received
      .map(({ body }) => JSON.parse(body) as Asked)
      .find((asked) => asked.data.caseId === caseId),
  );

interface Call {
  readonly id?: string;
  readonly at?: Date;
  readonly key?: string;
  readonly signed?: object;
  /** Signed for the question of another case. */
  readonly signedFor?: string;
}

/** One signed call of the remote, as it would write it in any language. */
async function answer(at: Pick<ItemSeen, 'caseId' | 'n'>, body: object, call: Call = {}) {
  const { id = `msg-${crypto.randomUUID()}`, at: when = new Date(), key = secret } = call;
  const text = JSON.stringify(body);
  const pathOf = (caseId: string) => `/public/v1/cases/${caseId}/items/${at.n}/answers`;
  const signed = `POST ${pathOf(call.signedFor ?? at.caseId)}\n${JSON.stringify(call.signed ?? body)}`;
  const response = await fetch(`${product.url}${pathOf(at.caseId)}`, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(when.getTime() / 1000)),
      'webhook-signature': new Signer(key).sign(id, when, signed),
    },
  });
  return { status: response.status, body: (await response.json()) as { code?: string; replayed?: boolean } };
}

describe('a side that is a system of its own', () => {
  it('is asked by a signed message that it acknowledges, and answers by a signed call, once', async () => {
    const { caseId } = await apply();
    const { data } = await heard(caseId);
    expect(data.notice).toMatchObject({ n: 1, kind: 'confirmation-asked', confirmation: 'tax' });
    const at = { caseId, n: data.notice.n };
    const says = { confirmation: data.notice.confirmation, answer: 'confirmed', reference: '税登-7' };
    const id = 'msg-tax-0001';
    expect(await answer(at, says, { id })).toMatchObject({ status: 200, body: { replayed: false } });
    // It never saw our answer and says it again.
    expect(await answer(at, says, { id })).toMatchObject({ status: 200, body: { replayed: true } });
    expect(await answer(at, { ...says, reference: '税登-8' }, { id })).toMatchObject({
      ...{ status: 422, body: { code: 'KEY_REUSED' } },
    });
    expect(await stateOf(caseId)).toBe('confirmed');
    const [line] = await product.rows<{ said: { entries: { event: object }[] } }>(
      `select line::jsonb as said from record.journal where stream_id = $1 and kind = 'CONFIRM'`,
      [caseId],
    );
    expect(line?.said.entries[0]?.event).toMatchObject({ message: id, reference: '税登-7' });
  });

  it('objects with its reason; without one it is told which field is missing', async () => {
    const { caseId, n } = await apply();
    const says = { confirmation: 'tax', answer: 'objected' };
    expect(await answer({ caseId, n }, says)).toMatchObject({
      status: 422,
      body: { code: 'REASONS_MISSING' },
    });
    expect((await answer({ caseId, n }, { ...says, reason: '名称与登记簿不一致' })).status).toBe(200);
    expect(await stateOf(caseId)).toBe('objected');
  });

  it('is nobody without its signature: another secret, other bytes, an old call, another question or organ', async () => {
    const at = await apply();
    const says = { confirmation: 'tax', answer: 'confirmed' };
    const wrong = { status: 401, body: { code: 'SIGNATURE_WRONG' } };
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    expect(await answer(at, says, { key: other })).toMatchObject(wrong);
    expect(await answer(at, says, { signed: { ...says, answer: 'objected' } })).toMatchObject(wrong);
    expect(await answer(at, { ...says, confirmation: 'organisation-code' })).toMatchObject(wrong);
    const { caseId: elsewhere } = await apply();
    expect(await answer(at, says, { signedFor: elsewhere })).toMatchObject(wrong);
    expect(await answer({ ...at, caseId: crypto.randomUUID() }, says)).toMatchObject(wrong);
    expect(await answer(at, says, { at: new Date(Date.now() - 600_000) })).toMatchObject({
      ...{ status: 401, body: { code: 'SIGNATURE_STALE' } },
    });
    expect(await stateOf(at.caseId)).toBe('asked');
  });

  it('reads what it is to confirm in the words of its own record, and nobody else reads it', async () => {
    const { caseId, organ } = await apply();
    const path = `/v1/cases/${caseId}/items/1/confirmations/tax/record`;
    const { fields } = await (await product.as('officer.xining-tax')).get<{
      fields: { field: string; value: unknown }[];
    }>(path);
    expect(fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['nsrmc', 'zcdz', 'fddbrxm', 'jyfw', 'zczb', 'tzf', 'bsry']),
    );
    for (const { field, value } of fields) expect([field, value]).not.toEqual([field, null]);
    for (const who of [`officer.${organ.handle}`, 'officer.code-centre', 'officer.qaidam-tax'])
      expect([who, (await (await product.as(who)).ask('GET', path)).status]).toEqual([who, 404]);
  });

  it('is down: the message is tried again within bounds, an officer answers by hand, and its late word is too late', async () => {
    remote.answer((_, response) => void response.writeHead(503).end());
    const at = await apply();
    const officer = await product.as('officer.xining-tax');
    const delivery = await until('an attempt failed', async () => {
      const [row] = await product.rows<{ state: string; attempts: number; error: string }>(
        `select d.state, d.attempts, d.last_error as error from messaging.delivery d join record.ledger l on l.pos = d.pos
          where l.stream_id = $1 and d.last_error is not null`,
        [at.caseId],
      );
      return row;
    });
    expect(delivery).toMatchObject({ state: 'pending', error: 'STATUS' });
    const { items: queue } = await officer.get<{ items: { caseId: string }[] }>('/v1/confirmations');
    expect(queue.map(({ caseId }) => caseId)).toContain(at.caseId);
    expect((await attempt(officer, at, 'confirmation', { confirmation: 'tax' })).status).toBe(200);
    expect(await stateOf(at.caseId)).toBe('confirmed');
    remote.answer((_, response) => void response.writeHead(204).end());
    expect(await answer(at, { confirmation: 'tax', answer: 'confirmed' })).toMatchObject({
      ...{ status: 409, body: { code: 'CONFIRMATION_ANSWERED' } },
    });
    await until(
      'the message arrives after all',
      async () => {
        const [row] = await product.rows<{ state: string }>(
          `select d.state from messaging.delivery d join record.ledger l on l.pos = d.pos where l.stream_id = $1`,
          [at.caseId],
        );
        return row?.state === 'delivered';
      },
      15_000,
    );
  }, 40_000);
});
