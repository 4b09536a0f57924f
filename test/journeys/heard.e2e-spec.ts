import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import type { Client } from '../../apps/standalone/src/client.js';
import { act, application, type CaseSeen, itemOf, submit, until } from '../support/acts.js';
import { DEMO_PASSWORD, startTestProduct, type TestProduct } from '../support/product.js';
import { mailServer, opened, type Receiver, receiver } from '../support/receivers.js';

interface NoticeSeen {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly audience: string;
  readonly words: { readonly zh: string; readonly en: string };
}
interface DeliverySeen {
  readonly id: string;
  readonly state: string;
  readonly topic: string;
  readonly eventId: string;
  readonly caseId: string;
  readonly lastError: string | null;
  readonly log?: readonly { readonly status: number }[];
}
interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}
interface Told {
  readonly id: number;
  readonly event: string;
  readonly data: {
    readonly caseId: string;
    readonly seq: number;
    readonly kind: string;
    readonly notices?: string[];
  };
}

let product: TestProduct;
let hook: Receiver;
let post: Awaited<ReturnType<typeof mailServer>>;
let file: CaseSeen;

beforeAll(async () => {
  [hook, post] = await Promise.all([receiver(), mailServer()]);
  product = await startTestProduct({
    settings: { WEBHOOK_ALLOW: hook.place, SMTP_URL: post.url, MAIL_FROM: 'notice@one-window.example.cn' },
  });
}, 90_000);

afterAll(async () => {
  await product?.stop();
  await Promise.all([hook?.close(), post?.close()]);
}, 30_000);

async function tokenOf(signIn: string): Promise<string> {
  const { token } = await product.anyone.must<{ token: string }>('POST', '/v1/sessions', {
    body: { signIn, password: DEMO_PASSWORD },
  });
  return token;
}

/** The live stream as a client of any making reads it: bytes over one connection. */
async function listen(signIn: string, after?: number) {
  const token = await tokenOf(signIn);
  const asked = request(`${product.url}/v1/stream`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(after !== undefined && { 'last-event-id': String(after) }),
    },
  });
  let text = '';
  let ended = false;
  const { status, headers } = await new Promise<{ status: number; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      asked
        .on('error', (error) => (ended ? undefined : reject(error)))
        .on('response', (response) => {
          response.on('data', (chunk: Buffer) => {
            text += chunk;
          });
          response.on('close', () => {
            ended = true;
          });
          resolve({ status: response.statusCode ?? 0, headers: response.headers });
        });
      asked.end();
    },
  );
  const told = (): Told[] =>
    [...text.matchAll(/id: (\d+)\nevent: ([\w.-]+)\ndata: (.*)\n\n/g)].map(
      ([, id, event = '', data = '{}']) => ({
        id: Number(id),
        event,
        data: JSON.parse(data),
      }),
    );
  await until('it begins', async () => text !== '');
  return {
    status,
    headers,
    token,
    told,
    ended: () => ended,
    lastId: () => Number([...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1]),
    hangUp: () => {
      ended = true;
      asked.destroy();
    },
  };
}

const kindsOf = (told: Told[], caseId: string) =>
  told
    .filter(({ data }) => data.caseId === caseId)
    .map(({ event, data }) => `${event} ${data.seq} ${data.kind}`);

/** What the journal says the case made known, in its order. */
async function madeKnown(caseId: string): Promise<string[]> {
  const rows = await product.rows<{ said: string }>(
    `select l.topic || ' ' || l.seq || ' ' || j.kind as said from record.ledger l join record.journal j using (stream_id, seq)
      where l.stream_id = $1 order by l.pos`,
    [caseId],
  );
  return rows.map(({ said }) => said);
}

describe('the live stream', () => {
  it('tells applicant and park what happens to the case, resumes without a gap, and tells another park nothing', async () => {
    const applicant = await listen('applicant');
    const [supervisor, elsewhere, stranger] = await Promise.all(
      ['supervisor', 'supervisor.qaidam', 'applicant2'].map((who) => listen(who)),
    );
    expect(applicant.status).toBe(200);
    expect(applicant.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });

    file = await submit(product, await application(product, 'plant-parallel', ['A04', 'C09']));
    await until('the submission', async () => kindsOf(applicant.told(), file.id).length > 0);
    const heard = applicant.told();
    applicant.hangUp();
    await act(product, itemOf(file, 'C09'), ['officer', 'acceptance']);
    const back = await listen('applicant', heard.at(-1)!.id);
    await until('the acceptance', async () =>
      kindsOf(back.told(), file.id).some((said) => said.includes('ACCEPT')),
    );
    await until('all of it', async () => {
      const known = await madeKnown(file.id);
      return kindsOf([...heard, ...back.told()], file.id).length >= known.length;
    });
    const known = await madeKnown(file.id);
    expect(kindsOf([...heard, ...back.told()], file.id)).toEqual(known);
    expect(kindsOf(supervisor!.told(), file.id)).toEqual(known);
    expect([elsewhere!.told(), stranger!.told()]).toEqual([[], []]);
    for (const each of [back, supervisor!, elsewhere!, stranger!]) each.hangUp();
  });

  it('is closed to whoever is not signed in, may not listen, or asks from nowhere', async () => {
    expect(await product.anyone.ask('GET', '/v1/stream')).toMatchObject({ status: 401 });
    expect(await (await product.as('operator')).ask('GET', '/v1/stream')).toMatchObject({ status: 403 });
    const odd = { headers: { 'last-event-id': '-1' } };
    expect(await (await product.as('applicant')).ask('GET', '/v1/stream', odd)).toMatchObject({
      status: 400,
      body: { code: 'LAST_EVENT_ID_INVALID' },
    });
    expect(await (await product.as('applicant')).ask('GET', '/v1/stream?after=1')).toMatchObject({
      status: 400,
    });
  });

  it('ends with the session', async () => {
    const stream = await listen('applicant');
    const { status } = await fetch(`${product.url}/v1/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${stream.token}` },
    });
    expect(status).toBe(204);
    await submit(product, await application(product, 'plant-parallel', ['C10']));
    await until('its end', async () => stream.ended());
    expect(stream.told()).toMatchObject([{ event: 'end', data: { code: 'UNAUTHENTICATED' } }]);
  });

  // security.md H1
  it('serves everybody else while a thousand connections ask for streams they may not have', async () => {
    const token = await tokenOf('applicant2');
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async () => {
        const control = new AbortController();
        const response = await fetch(`${product.url}/v1/stream`, {
          headers: { authorization: `Bearer ${token}` },
          signal: control.signal,
        });
        // The answer itself is kept: fetch hangs up on one that the garbage collector took.
        return { response, hangUp: () => control.abort() };
      }),
    );
    const open = answers.filter(({ response }) => response.status === 200);
    const refused = answers.filter(
      ({ response }) => response.status === 429 && response.headers.has('retry-after'),
    );
    expect([open.length, refused.length]).toEqual([5, 995]);
    const since = Date.now();
    await (await product.as('clerk')).get('/v1/queue?limit=5');
    expect(Date.now() - since).toBeLessThan(2000);
    for (const { hangUp } of answers) hangUp();
    await until('the places are free again', async () => {
      const control = new AbortController();
      const { status } = await fetch(`${product.url}/v1/stream`, {
        headers: { authorization: `Bearer ${token}` },
        signal: control.signal,
      });
      control.abort();
      return status === 200;
    });
  }, 60_000);
});

describe('notices', () => {
  it('are listed to whom they concern, from a cursor that also serves later', async () => {
    const applicant = await product.as('applicant');
    const pages: NoticeSeen[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page: Page<NoticeSeen> = await applicant.get(
        `/v1/notices?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(...page.items);
      if (!page.next) break;
      cursor = page.next;
    }
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(pages.filter(({ audience }) => audience !== 'applicant')).toEqual([]);
    await tell(file.id, 'applicant');
    const { items } = await applicant.get<Page<NoticeSeen>>(
      `/v1/notices${cursor ? `?cursor=${cursor}` : ''}`,
    );
    expect(items.at(-1)).toMatchObject({
      caseId: file.id,
      kind: 'commitment-kept',
      words: { zh: '已办理。' },
    });
    const elsewhere = await (await product.as('supervisor.qaidam')).get<Page<NoticeSeen>>(
      `/v1/notices?caseId=${file.id}`,
    );
    expect(elsewhere.items).toEqual([]);
    const park = await (await product.as('supervisor')).get<Page<NoticeSeen>>(
      `/v1/notices?caseId=${file.id}&audience=applicant&legal=true&kind=commitment-kept&since=2026-01-01T00:00:00Z`,
    );
    expect(park.items).toHaveLength(1);
  });

  it('are read by every addressee and by nobody else', async () => {
    for (const who of [
      'applicant',
      'clerk',
      'lead',
      'supervisor',
      'officer.xining-planning',
      'head.xining-planning',
    ])
      expect((await (await product.as(who)).ask('GET', '/v1/notices')).status).toBe(200);
    expect((await (await product.as('operator')).ask('GET', '/v1/notices')).status).toBe(403);
    for (const query of [
      'since=yesterday',
      'since=2026-02-30T00:00:00Z',
      'legal=perhaps',
      'audience=all',
      'cursor=zz',
    ])
      expect((await (await product.as('clerk')).ask('GET', `/v1/notices?${query}`)).status).toBe(400);
  });
});

/** A kind of notice that no case issues. */
const OF_PROJECTS = 'result-lapsed';

/** A notice as an act writes it, with its topic, on the newest line of the case. */
async function tell(caseId: string, audience: string, kind = 'commitment-kept'): Promise<void> {
  await product.rows(
    `with line as (select s.id, s.seq, s.park_id, f.applicant_organ from record.stream s join casework.case_file f on f.id = s.id where s.id = $1),
      told as (insert into record.notice (stream_id, seq, idx, kind, audience, organ_id, park_id, legal, words, params, issued_at)
        select id, seq, 0, $3, $2, applicant_organ, park_id, true, '{"zh":"已办理。","en":"It is done."}', '{}', now() from line)
     insert into record.outbox (stream_id, seq, topics) select id, seq, '{notice.issued}' from line`,
    [caseId, audience, kind],
  );
}

const subscribed = async (client: Client, body: object) =>
  client.must<{ id: string; secret: string | null }>('POST', '/v1/subscriptions', { body });

const deliveriesOf = async (client: Client, subscription: string, more = '') =>
  (await client.get<Page<DeliverySeen>>(`/v1/deliveries?subscription=${subscription}${more}`)).items;

describe('a webhook', () => {
  it('brings the applicant what happens, signed; it is listed, and can be sent again', async () => {
    const applicant = await product.as('applicant');
    const { id, secret } = await subscribed(applicant, {
      channel: 'webhook',
      url: hook.url,
      topics: ['case.submitted', 'case.changed', 'case.concluded', 'notice.issued'],
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const mine = await submit(product, await application(product, 'plant-parallel', ['C10']));
    await tell(mine.id, 'applicant');
    const arrived = (type: string) =>
      until(type, async () =>
        hook.received.find(({ body }) => {
          const event = JSON.parse(body);
          return (
            event.subject === mine.id &&
            event.type === type &&
            (type !== 'notice.issued' || event.data.notice.kind === 'commitment-kept')
          );
        }),
      );
    const { body, headers } = await arrived('case.submitted');
    expect(new Verifier(secret ?? '').verify(body, { ...headers })).toMatchObject({
      specversion: '1.0',
      source: '/v1/cases',
      data: { caseId: mine.id, seq: 1 },
    });
    const notice = JSON.parse((await arrived('notice.issued')).body);
    expect(notice.data.notice).toMatchObject({ legal: true, words: { zh: '已办理。', en: 'It is done.' } });

    const [first] = await until('delivered', async () => {
      const found = (await deliveriesOf(applicant, id)).filter((each) => each.topic === 'case.submitted');
      return found[0]?.state === 'delivered' && found;
    });
    const detail = await applicant.get<DeliverySeen>(`/v1/deliveries/${first!.id}`);
    expect(detail.log).toMatchObject([{ status: 204 }]);
    await applicant.must('POST', `/v1/deliveries/${first!.id}/redelivery`);
    const sent = () => hook.received.filter((each) => each.headers['webhook-id'] === first!.eventId);
    await until('the second time', async () => sent().length === 2);
    expect(sent()[1]!.body).toBe(sent()[0]!.body);
    const stranger = await product.as('applicant2');
    for (const [method, path] of [
      ['GET', `/v1/subscriptions/${id}`],
      ['POST', `/v1/subscriptions/${id}/end`],
      ['GET', `/v1/deliveries/${first!.id}`],
      ['POST', `/v1/deliveries/${first!.id}/redelivery`],
    ] as const)
      expect((await stranger.ask(method, path)).status).toBe(404);

    const rotated = await applicant.must<{ secret: string }>('POST', `/v1/subscriptions/${id}/secret`, {
      body: {},
    });
    const open = await applicant.ask('POST', `/v1/subscriptions/${id}/secret`, { body: {} });
    expect(open).toMatchObject({ status: 409, body: { code: 'ROTATION_UNDER_WAY' } });
    await act(product, itemOf(mine, 'C10'), ['officer', 'acceptance']);
    const changed = await arrived('case.changed');
    for (const known of [secret ?? '', rotated.secret])
      expect(() => new Verifier(known).verify(changed.body, { ...changed.headers })).not.toThrow();

    expect(await applicant.must('POST', `/v1/subscriptions/${id}/end`)).toMatchObject({
      endedAt: expect.any(String),
    });
    expect(JSON.stringify(await applicant.get('/v1/subscriptions'))).not.toContain('whsec_');
  }, 30_000);

  it('whose receiver fails shows the supervisor what the law asked to arrive, and stops no clock', async () => {
    const applicant = await product.as('applicant');
    const { id } = await subscribed(applicant, {
      channel: 'webhook',
      url: `${hook.url}?gone`,
      topics: ['notice.issued'],
    });
    hook.answer((_, response) => void response.writeHead(410).end());
    const before = await product.rows(
      'select idx, due_on from casework.case_item where case_id = $1 order by idx',
      [file.id],
    );
    await tell(file.id, 'applicant');
    const supervisor = await product.as('supervisor');
    const failed = await until('it fails', async () => {
      const list = await deliveriesOf(supervisor, id, '&legal=true&state=failed');
      return list.length > 0 && list;
    });
    hook.answer((_, response) => void response.writeHead(204).end());
    // Both notices of that line: one was answered 410, the other was still to be sent.
    for (const each of failed) expect(each).toMatchObject({ caseId: file.id, legal: true, state: 'failed' });
    expect(failed.map(({ lastError }) => lastError)).toContain('GONE');
    expect(await deliveriesOf(await product.as('supervisor.qaidam'), id)).toEqual([]);
    const channel = await applicant.get<{ disabled: object }>(`/v1/subscriptions/${id}`);
    expect(channel.disabled).toMatchObject({ reason: 'gone', words: { zh: expect.stringContaining('410') } });
    expect(
      await product.rows('select idx, due_on from casework.case_item where case_id = $1 order by idx', [
        file.id,
      ]),
    ).toEqual(before);
  });

  it('is refused where it leads inward, or is not the asker’s to open', async () => {
    const applicant = await product.as('applicant');
    const wish = (url: string) => ({ body: { channel: 'webhook', url, topics: ['case.changed'] } });
    for (const url of [
      'https://127.1/',
      'https://2130706433/',
      'https://[::ffff:7f00:1]/',
      'https://localhost/',
      'https://metadata.google.internal/',
    ])
      expect(await applicant.ask('POST', '/v1/subscriptions', wish(url))).toMatchObject({
        status: 422,
        body: { code: 'WEBHOOK_HOST_INWARD', pointer: '/url' },
      });
    for (const who of ['clerk', 'lead', 'officer.xining-planning', 'reviewer.xining-planning', 'editor'])
      expect((await (await product.as(who)).ask('POST', '/v1/subscriptions', wish(hook.url))).status).toBe(
        403,
      );
    const topics = { body: { channel: 'webhook', url: `${hook.url}?t`, topics: ['item.awaits'] } };
    expect(await applicant.ask('POST', '/v1/subscriptions', topics)).toMatchObject({
      status: 422,
      body: { code: 'NO_SUCH_TOPIC', pointer: '/topics/0' },
    });
    const kinds = { ...wish(`${hook.url}?kinds`).body, topics: ['notice.issued'] };
    const unheard = { body: { ...kinds, kinds: ['accepted', 'result-life', 'acepted'] } };
    const refused = await applicant.ask<{ detail: string }>('POST', '/v1/subscriptions', unheard);
    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_FIELD' } });
    expect(refused.body.detail).toContain('result-life');
    await subscribed(applicant, { ...kinds, kinds: ['accepted', 'result-life'] });
    await subscribed(applicant, wish(`${hook.url}?twice`).body);
    expect(await applicant.ask('POST', '/v1/subscriptions', wish(`${hook.url}?twice`))).toMatchObject({
      status: 409,
      body: { code: 'SUBSCRIBED_ALREADY' },
    });
  });
});

describe('a mail', () => {
  it('brings the applicant the words of a notice in both languages', async () => {
    const applicant = await product.as('applicant');
    await subscribed(applicant, {
      channel: 'mail',
      address: 'chen@qinglan.example.cn',
      topics: ['notice.issued'],
      kinds: [OF_PROJECTS],
    });
    const mine = await submit(product, await application(product, 'plant-parallel', ['C10']));
    await tell(mine.id, 'applicant', OF_PROJECTS);
    const letter = await until('the letter', async () =>
      post.letters.map(opened).find(({ text }) => text.includes(mine.receiptNo)),
    );
    expect(letter.headers).toMatchObject({ to: 'chen@qinglan.example.cn', subject: '[并联审批] 已办理。' });
    expect(letter.text).toMatch(/已办理。\s+It is done\./);
    // It leads to the page of the case, and leaves the key to whoever has it.
    const [page = ''] = /http\S+\/cases\S+/.exec(letter.text) ?? [];
    expect(new URL(page).searchParams.get('receipt')).toBe(mine.receiptNo);
    expect(letter.text).not.toContain(mine.queryCode);
  });

  it.each(['a@b.cn\r\nBcc: c@d.cn', 'a@b.cn,c@d.cn', 'somebody'])(
    'is not subscribed to %j',
    async (address) => {
      const body = { channel: 'mail', address, topics: ['notice.issued'] };
      expect(await (await product.as('applicant')).ask('POST', '/v1/subscriptions', { body })).toMatchObject({
        status: 422,
        body: { code: 'MAIL_ADDRESS_INVALID', pointer: '/address' },
      });
    },
  );
});

describe('at the end', () => {
  it('the product stops with streams open', async () => {
    const stream = await listen('applicant');
    const since = Date.now();
    await product.restart();
    expect(Date.now() - since).toBeLessThan(20_000);
    await until('its end', async () => stream.ended());
    const back = await listen('applicant', stream.lastId());
    const mine = await submit(product, await application(product, 'plant-parallel', ['C10']));
    await until('it goes on', async () => kindsOf(back.told(), mine.id).length > 0);
    back.hangUp();
  }, 60_000);
});
