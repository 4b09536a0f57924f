import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Advice } from '#model/routing';
import { Client } from '../../apps/standalone/src/client.js';
import {
  act,
  application,
  attempt,
  type CaseSeen,
  fresh,
  type ItemSeen,
  item,
  itemOf,
  submit,
  until,
} from '../support/acts.js';
import { journey } from '../support/product.js';
import { onRegister, openProject } from '../support/projects.js';
import { PLANT } from '../support/routed.js';

interface Decided extends ItemSeen {
  readonly filedOn: string | null;
  readonly authority: {
    readonly level: string;
    readonly inNameOf: { readonly zh: string };
    readonly because: { readonly table: string; readonly row: string; readonly source: string } | null;
    readonly missing: readonly string[];
    readonly setAside: readonly {
      readonly code: string;
      readonly article: string;
      readonly delegation: string;
    }[];
  };
  readonly authorityDiffers: { readonly level: string } | null;
  readonly transfers: readonly { readonly document: string; readonly reason: string | null }[];
  readonly progress: readonly { readonly step: string }[];
}

const CITY = 'xining-city-ecology';
const PROVINCE = 'qinghai-ecology';
const light = { 'high-energy-project': false, 'high-emission-project': false };
const PENDING = { rule: 'keep', basis: '法释〔2009〕20号 9' };

journey('who decides', (product) => {
  const opened = async (code: string, facts: object, guide = 'plant-parallel') => {
    const { id } = await openProject(product(), { facts });
    return submit(product(), await application(product(), guide, [code], id));
  };
  const decided = async (file: CaseSeen, code: string) => (await item(product(), file.id, code)) as Decided;
  const advised = async (code: string, facts: object) => {
    const advice = await product().anyone.must<Advice>('POST', '/public/v1/advice', {
      body: { base: 'nanchuan', facts: { ...PLANT, ...facts } },
    });
    return advice.items.find((each) => each.code === code)?.authority;
  };
  const kinds = async (who: string, file: CaseSeen) =>
    (
      await (
        await product().as(who)
      ).get<{ items: { kind: string }[] }>(`/v1/notices?limit=100&caseId=${file.id}`)
    ).items.map(({ kind }) => kind);
  const heard = (who: string, file: CaseSeen, kind: string) =>
    until(`${who} hears ${kind}`, async () => (await kinds(who, file)).includes(kind));
  const publish = async (kind: string, yaml: string) => {
    const { today: effectiveFrom } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    const body = {
      kind,
      yaml,
      source: '权限调整通知（测试）',
      effectiveFrom,
      ...(kind === 'item' && { pending: PENDING }),
    };
    const editor = await product().as('editor');
    const draft = await editor.must<{ id: string }>('POST', '/v1/catalogue/drafts', {
      body,
      headers: fresh(),
    });
    const headers = { 'if-match': '"1"', ...fresh() };
    await (await product().as('editor2')).must('POST', `/v1/catalogue/drafts/${draft.id}/publication`, {
      body: {},
      headers,
    });
    return effectiveFrom;
  };

  it('follows from the facts of the project, by the row that advice names; while they are missing the usual level takes it', async () => {
    for (const [facts, organ, row] of [
      [light, CITY, 'R3'],
      [{ ...light, 'high-energy-project': true }, PROVINCE, 'R1'],
    ] as const) {
      const file = await opened('A01', facts);
      expect(itemOf(file, 'A01').organ.handle).toBe(organ);
      const { authority } = await decided(file, 'A01');
      const before = await advised('A01', facts);
      expect(authority).toMatchObject({ because: { table: 'decides-eia-report', row }, missing: [] });
      expect([before?.organ.handle, before?.level, before?.because]).toEqual([
        organ,
        authority.level,
        authority.because,
      ]);
    }
    const unknown = await opened('A01', { 'land-mu': 40 });
    expect(itemOf(unknown, 'A01').organ.handle).toBe(CITY);
    expect((await decided(unknown, 'A01')).authority).toMatchObject({
      because: null,
      missing: ['high-energy-project', 'high-emission-project'],
    });
    const mine = {
      guide: 'assessment',
      declared: true,
      papers: [],
      project: { name: '林地项目(测试)', base: 'nanchuan' },
    };
    const facts = { ...PLANT, 'land-taken': ['林地'], 'forest-land-hectares': 12 };
    const refused = await (await product().as('applicant')).ask<{ code: string; pointer: string }>(
      'POST',
      '/v1/cases',
      {
        body: { ...mine, guide: 'land-planning', project: { ...mine.project, facts } },
        headers: fresh(),
      },
    );
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'FACT_MISSING', pointer: '/project/facts/forest-land-kind' },
    ]);
  });

  it('moves with changed facts only by a transfer: the item stays, the lead is told, and then both organs and the applicant', async () => {
    const file = await opened('A01', light);
    const accepted = await act(product(), itemOf(file, 'A01'), ['officer', 'acceptance']);
    const claimed = await act(product(), accepted, ['officer', 'claim']);
    const changed = {
      facts: { 'high-emission-project': true },
      reason: '复核',
    };
    expect((await onRegister(product(), ['applicant', file.projectId], 'facts', changed)).status).toBe(200);
    await heard('lead', file, 'authority-differs');
    const before = await decided(file, 'A01');
    expect(before).toMatchObject({
      organ: { handle: CITY },
      work: 'claimed',
      authorityDiffers: { level: 'province' },
    });

    const body = { document: '青环函〔2026〕测试1号', reason: '项目列入省级审批' };
    expect((await attempt(await product().as(`head.${CITY}`), before, 'transfer', body)).status).toBe(403);
    const moved = await act(product(), { ...claimed, ...before }, ['lead', 'transfer'], body);
    expect(moved).toMatchObject({ standing: 'accepted', work: 'unclaimed', dueOn: accepted.dueOn });
    const after = await decided(file, 'A01');
    expect(after).toMatchObject({
      ...{
        organ: { handle: PROVINCE },
        filedOn: before.filedOn,
        acceptedOn: before.acceptedOn,
        authorityDiffers: null,
      },
      authority: { level: 'province', because: { row: 'R2' }, inNameOf: { zh: '青海省生态环境厅' } },
      transfers: [{ document: body.document, reason: null }],
    });
    await heard('applicant', file, 'transferred');
    await heard(`officer.${PROVINCE}`, file, 'transferred-here');
    await heard(`officer.${CITY}`, file, 'transferred-away');
    expect((await attempt(await product().as('lead'), after, 'transfer', body)).body.code).toBe(
      'AUTHORITY_UNMOVED',
    );
    const lines = await product().rows(
      `select 1 from record.journal where stream_id = $1 and line::jsonb->'entries' @> '[{"event": {"type": "TRANSFER"}}]'`,
      [file.id],
    );
    expect(lines).toHaveLength(1);
  });

  it('stays with running items when a delegation ends, until the lead moves all of them by one order', async () => {
    const files = [await opened('C07', light), await opened('C07', light)];
    const delegation = `code: xining-works-huangzhong
name: { zh: 施工许可委托园区建设局办理, en: Works permits entrusted to the park bureau }
items: [C07, Y03]
places: [ganhe, nanchuan]
delegator: huangzhong-housing
delegate: xining-construction
form: entrusted
document: { number: 湟建发〔2026〕测试1号, title: 委托实施行政许可决定书(测试) }
signs: delegator
from: 2024-01-01
source: 行政许可法 24
demo: true
announced: { on: 2023-12-20, where: 门户网站(测试) }
`;
    const { today } = await product().anyone.get<{ today: string }>('/v1/demo/clock');
    await publish('delegation', `${delegation}through: ${today}\n`);
    await product().anyone.must('POST', '/v1/demo/clock', { body: { workingDays: 1 } });
    for (const file of files) expect((await decided(file, 'C07')).organ.handle).toBe('xining-construction');
    const before = await decided(files[0]!, 'C07');

    const lead = await product().as('lead');
    const wish = {
      delegation: 'xining-works-huangzhong',
      document: '湟建发〔2026〕测试2号',
      reason: '委托终止',
    };
    const order = async (headers = fresh()) =>
      lead.must<{ id: string }>('POST', '/v1/transfers', { body: wish, headers });
    const headers = fresh();
    const { id } = await order(headers);
    expect((await order(headers)).id).toBe(id);
    const done = await until('the order is carried out', async () => {
      const seen = await lead.get<{ endedAt: string | null; moved: number; refused: number }>(
        `/v1/transfers/${id}`,
      );
      return seen.endedAt && seen;
    });
    // The case of the demonstration holds one, too.
    expect(done).toMatchObject({ moved: 3, refused: 0, waiting: 0 });
    for (const file of files)
      expect(await decided(file, 'C07')).toMatchObject({
        organ: { handle: 'huangzhong-housing' },
        transfers: [{ document: wish.document }],
      });
    expect(await decided(files[0]!, 'C07')).toMatchObject({ filedOn: before.filedOn, dueOn: before.dueOn });
    const rows = await lead.get<{ items: { state: string }[] }>(`/v1/transfers/${id}/rows`);
    expect(rows.items.map(({ state }) => state)).toEqual(['moved', 'moved', 'moved']);
    expect(await order()).toMatchObject({ waiting: 0, moved: 0, endedAt: expect.any(String) });
    const other = await product().as('lead.haidong');
    expect((await other.ask('GET', `/v1/transfers/${id}`)).status).toBe(404);
  });

  it('falls to the statutory organ where a law lifts the floor above a delegation, and says which was set aside and why', async () => {
    expect((await decided(await opened('C02', light, 'works-permit'), 'C02')).authority).toMatchObject({
      setAside: [],
    });
    const yaml = readFileSync('seeds/items/C02.yaml', 'utf8');
    await publish('item', yaml.replace('usual: park', 'usual: city').replace('min: county', 'min: city'));
    const file = await opened('C02', light, 'works-permit');
    expect(itemOf(file, 'C02').organ.handle).toBe('xining-city-natural-resources');
    const reason = [
      {
        code: 'AUTH-NOFORM',
        article: expect.any(String),
        delegation: expect.stringContaining('xining'),
        zh: expect.any(String),
      },
    ];
    expect((await decided(file, 'C02')).authority).toMatchObject({ level: 'city', setAside: reason });
    expect(await advised('C02', {})).toMatchObject({ delegation: null, setAside: reason });
  });

  it('may be an outside system: progress and result are recorded with what proves them, also by a machine', async () => {
    const file = await opened('P08', light, 'land-planning');
    const clerk = await product().as('clerk');
    const now = () => decided(file, 'P08');
    expect((await attempt(clerk, await now(), 'outside-progress', { step: '公告' })).body.code).toBe(
      'EVIDENCE_MISSING',
    );
    const proof = { evidence: '公共资源交易平台公告 7' };
    expect(
      (await attempt(clerk, await now(), 'outside-progress', { step: '挂牌公告', ...proof })).status,
    ).toBe(200);
    const head = await product().as('head.xining-city-natural-resources');
    const through = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const client = { name: '交易平台', roles: ['head'], scopes: ['case.read', 'RECORD_RESULT'], through };
    const made = await head.must<{ key: string }>('POST', '/v1/clients', { body: client, headers: fresh() });
    const machine = new Client(product().url, made.key);
    const result = { outcome: 'granted', number: '宁国土出字(2026)7号', evidence: '成交确认书 7' };
    expect((await attempt(machine, await now(), 'outside-result', result)).status).toBe(200);
    expect(await now()).toMatchObject({
      standing: 'granted',
      number: result.number,
      progress: [{ step: '挂牌公告' }],
    });
    const inside = await opened('C09', light);
    expect((await attempt(clerk, itemOf(inside, 'C09'), 'outside-result', result)).body.code).toBe(
      'NOT_OUTSIDE',
    );
  });
});
