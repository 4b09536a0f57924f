import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '#calendar';
import type { Instant } from '#kernel';
import type { SealedReceipt } from '#model/casework';
import { act, application, fresh, item, itemOf, type ProblemSeen, submit } from '../support/acts.js';
import { journey } from '../support/product.js';

const CLI = fileURLToPath(new URL('../../dist/receipt.js', import.meta.url));
const CALENDAR = fileURLToPath(new URL('../../seeds/calendars/national.yaml', import.meta.url));

/** The built command in a process of its own, without any setting of ours: exit code and everything it said. */
function receipt(...args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env: {} }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

journey('deadline', (product) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'receipt-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const pass = (workingDays: number) =>
    product().anyone.must<{ now: string }>('POST', '/v1/demo/clock', { body: { workingDays } });

  it('says why, to whoever may read the case, and is right without us', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const filed = itemOf(file, 'A05');
    const applicant = await product().as('applicant');
    const path = `/v1/cases/${file.id}/items/${filed.n}/deadline`;
    const first = await applicant.get<SealedReceipt>(path);
    const { on: receivedOn } = first.clocks[0]!.start;
    expect(first).toMatchObject({ shown: { clock: 'pre-acceptance' }, stops: [], extension: null });

    // Accepted on the day of receipt, typed in a working day later.
    await pass(1);
    const accepted = await act(product(), filed, ['officer', 'acceptance'], {
      effectiveOn: receivedOn,
      evidence: '签收单 7 号',
    });
    await act(product(), accepted, ['officer', 'special-procedure'], {
      ground: 'G1',
      needed: { value: 5, unit: 'working_day' },
    });
    const during = await applicant.get<SealedReceipt>(path);
    expect(during.shown).toMatchObject({ dueOn: null, clock: null, provisional: false });
    await pass(3);
    const resting = await item(product(), file.id, 'A05');
    const ended = await act(product(), resting, ['officer', 'special-procedure/end']);
    await act(product(), ended, ['head', 'extension'], {
      more: { value: 5, unit: 'working_day' },
      reason: '地形复杂，需补充论证',
    });

    const { status, body, headers } = await applicant.ask<SealedReceipt>('GET', path);
    expect([status, headers.get('etag')]).toEqual([200, `"${body.hash}"`]);
    const statute = body.clocks.find(({ kind }) => kind === 'statute')!;
    const promise = body.clocks.find(({ kind }) => kind === 'promise')!;
    expect(statute).toMatchObject({
      start: { event: 'acceptance', on: receivedOn, article: '行政许可法 32(1)(五)' },
      limit: { value: 15, unit: 'working_day' },
      changes: [
        { cause: 'stop', ground: 'G1', from: statute.original.dueOn, to: null },
        { cause: 'stop-end', from: null },
        { cause: 'extension', to: statute.dueOn },
      ],
    });
    expect(promise.changes.map(({ cause }) => cause)).toEqual(['stop', 'stop-end']);
    expect(promise.skipped.filter(({ reason }) => reason === 'stopped')).toHaveLength(3);
    expect(body).toMatchObject({
      limits: { promise: { demo: true } },
      stops: [
        {
          ground: { id: 'G1', article: expect.stringContaining('行政许可法 45') },
          lasted: expect.any(Number),
        },
      ],
      extension: { reason: '地形复杂，需补充论证', askedBy: filed.organ.handle },
      shown: { dueOn: promise.dueOn, clock: 'promise' },
      late: [{ act: 'ACCEPT', on: receivedOn }],
    });
    expect((await applicant.get<{ dueOn: string }>(path.replace('/deadline', ''))).dueOn).toBe(promise.dueOn);

    const saved = join(folder, 'receipt.json');
    await writeFile(saved, JSON.stringify(body));
    expect(await receipt('verify', saved)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`right: due ${promise.dueOn}`),
    });
    expect(await receipt('verify', saved, '--calendar', CALENDAR)).toMatchObject({
      code: 0,
      said: expect.stringContaining('published calendar'),
    });
    const forged = join(folder, 'forged.json');
    await writeFile(forged, JSON.stringify(body).replaceAll(promise.dueOn!, '2027-03-01'));
    const told = await receipt('verify', forged);
    expect(told.code).toBe(1);
    expect(told.said).toContain('/shown/dueOn：说明写的是 "2027-03-01"');
    expect(told.said).toContain(`it says "2027-03-01", computed "${promise.dueOn}"`);
    await writeFile(forged, JSON.stringify({ ...body, format: 'one-stop.deadline-receipt/9' }));
    expect((await receipt('verify', forged)).code).toBe(2);
    await writeFile(forged, '{');
    expect((await receipt('verify', forged)).code).toBe(2);
  }, 60_000);

  it('is not there for whoever may not read the case, nor for an item that is none', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const ask = async (who: string, path: string) =>
      (await (await product().as(who)).ask('GET', path)).status;
    const path = `/v1/cases/${file.id}/items/1/deadline`;
    expect(await Promise.all(['applicant', 'clerk', 'supervisor'].map((who) => ask(who, path)))).toEqual([
      200, 200, 200,
    ]);
    expect(await Promise.all(['applicant2', 'supervisor.qaidam'].map((who) => ask(who, path)))).toEqual([
      404, 404,
    ]);
    expect(await ask('editor', path)).toBe(403);
    expect(await ask('applicant', `/v1/cases/${file.id}/items/99/deadline`)).toBe(404);
    expect((await product().anyone.ask('GET', path)).status).toBe(401);
  });

  it.each([
    [['--start', '2026-09-18', '--limit', '5', '--unit', 'working_day'], 0, '2026-09-24\n'],
    [['--start', '2026-02-30', '--limit', '5', '--unit', 'working_day'], 1, '2026-02-30 is not a real day'],
    [['--start', '2026-09-18', '--limit=-5', '--unit', 'working_day'], 1, 'a whole number from 0'],
    [['--start', '2026-09-18', '--limit', '1.5', '--unit', 'working_day'], 1, 'a whole number from 0'],
    [['--start', '2026-09-18', '--limit', '5', '--unit', 'week'], 1, 'no such unit: week'],
    [
      ['--start', '2026-09-18', '--limit', '5', '--unit', 'working_day', '--fast'],
      1,
      'no such option: --fast',
    ],
    [['--start', '2026-09-18', '--limit', '5'], 1, '--unit is missing'],
  ])('answers one date: due %j', async (args, code, said) => {
    expect(await receipt('due', ...args)).toMatchObject({ code, said: expect.stringContaining(said) });
  });

  it('has one more of the joint limit of the case, where a document orders one', async () => {
    const file = await submit(product(), await application(product(), 'works-permit', ['C06', 'C09']));
    const applicant = await product().as('applicant');
    const path = `/v1/cases/${file.id}/deadline`;
    expect((await applicant.ask('GET', path)).status).toBe(404);
    await act(product(), itemOf(file, 'C06'), ['clerk', 'acceptance']);
    const joint = await applicant.get<SealedReceipt>(path);
    expect(joint).toMatchObject({
      item: null,
      clocks: [{ kind: 'joint', demo: true, start: { event: 'first-acceptance' } }],
    });
    const saved = join(folder, 'joint.json');
    await writeFile(saved, JSON.stringify(joint));
    expect((await receipt('verify', saved)).code).toBe(0);
    expect((await (await product().as('applicant2')).ask('GET', path)).status).toBe(404);
  });

  interface Answer {
    readonly examined: number;
    readonly capped: string | null;
    readonly open: Readonly<Record<string, number>>;
    readonly byItem: readonly { readonly code: string; readonly open: Readonly<Record<string, number>> }[];
    readonly byPark: readonly { readonly park: string }[];
  }
  const whatIf = async (who: string, body: object) =>
    (await product().as(who)).ask<Answer & ProblemSeen>('POST', '/v1/calendar/what-if', { body });

  it('asks what a shorter promise would do, of their own park or of all, and moves nothing', async () => {
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    const accepted = await act(product(), itemOf(file, 'A05'), ['officer', 'acceptance']);
    await pass(5);
    const norm = { item: 'A05', promise: { value: 3, unit: 'working_day' } };
    const { status, body } = await whatIf('supervisor', { norm });
    expect([status, body.capped, body.byItem.map(({ code }) => code)]).toEqual([200, null, ['A05']]);
    expect(body.byPark.map(({ park }) => park)).toEqual(['xining']);
    expect(body.open['earlier']).toBeGreaterThan(0);
    expect(body.open['becomeLate']).toBeGreaterThan(0);
    expect(body.open['later']).toBe(0);
    expect(JSON.stringify(body)).not.toContain(file.id);
    expect((await whatIf('editor', { norm })).body.open).toEqual(body.open);
    expect((await whatIf('lead.qaidam', { norm })).body).toMatchObject({ examined: 0, byPark: [] });
    const before = { norm, to: '2015-01-01' };
    expect((await whatIf('editor', before)).body).toMatchObject({ examined: 0 });
    expect((await item(product(), file.id, 'A05')).dueOn).toBe(accepted.dueOn);

    for (const who of ['officer.xining-construction', 'applicant', 'clerk'])
      expect((await whatIf(who, { norm })).status).toBe(403);
    expect((await whatIf('editor', {})).body).toMatchObject({ status: 422, code: 'ONE_CHANGE' });
    expect((await whatIf('editor', { norm: { item: 'A05' } })).body).toMatchObject({
      code: 'NORM_CHANGES_NOTHING',
    });
    expect((await whatIf('editor', { norm: { ...norm, item: 'Z99' } })).body).toMatchObject({
      code: 'NO_SUCH_ITEM',
      pointer: '/norm/item',
    });
    expect((await whatIf('editor', { norm, from: '2026-02-30' })).status).toBe(400);
  }, 60_000);

  it('asks what a calendar would do, drafted or only written down', async () => {
    const { now } = await product().anyone.get<{ now: string }>('/v1/demo/clock');
    const today = localDateOf(now as Instant);
    const year = Number(today.slice(0, 4));
    const through = addDays(today, 14);
    const calendar = {
      code: 'CN',
      knownFrom: `${year - 1}-01-01`,
      knownThrough: `${year + 1}-12-31`,
      papers: [{ id: 'P', title: '假设的通知' }],
      years: Object.fromEntries(
        [year - 1, year, year + 1].map((each) => [
          each,
          {
            元旦: { off: [`${each}-01-01`], paper: 'P' },
            ...(through.startsWith(`${each}`) && {
              假设: { off: [`${addDays(today, 1)}..${through}`], paper: 'P' },
            }),
          },
        ]),
      ),
    };
    const file = await submit(product(), await application(product(), 'plant-parallel', ['A05']));
    await act(product(), itemOf(file, 'A05'), ['officer', 'acceptance']);
    const { status, body } = await whatIf('supervisor', { calendar, from: today });
    expect(status).toBe(200);
    expect(body.examined).toBe(1);
    expect(body).toMatchObject({ open: { items: 1, moved: 1, later: 1, earlier: 0, becomeLate: 0 } });

    const editor = await product().as('editor');
    const { id } = await editor.must<{ id: string }>('POST', '/v1/calendar/drafts', {
      body: { form: calendar, effectiveFrom: today, source: '假设的通知' },
      headers: fresh(),
    });
    const drafted = await whatIf('editor', { draftId: id, from: today });
    expect(drafted.body).toMatchObject({ examined: 1, open: { moved: 1, later: 1 } });
    expect((await whatIf('lead', { draftId: id })).body).toMatchObject({
      code: 'NO_SUCH_DRAFT',
      pointer: '/draftId',
    });
    const broken = { ...calendar, knownThrough: '2015-01-01' };
    expect((await whatIf('editor', { calendar: broken })).body).toMatchObject({
      code: 'CAL-RANGE',
      pointer: '/calendar/knownThrough',
    });
    expect((await whatIf('editor', { calendar, draftId: id })).body).toMatchObject({ code: 'ONE_CHANGE' });
  }, 60_000);
});
