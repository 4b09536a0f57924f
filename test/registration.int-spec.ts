import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { ActOnItem, SubmitCase } from '#casework';
import { createLog } from '#platform';
import { FollowRegistration, GiveSegment } from '#registration';
import { openEngine } from '../apps/standalone/src/engine-context.js';
import { COMPANY_FORM } from '../apps/standalone/src/filled-form.js';
import { as, type OpenedDatabase, openedDatabase, sound } from './support/opened-database.js';
import { segmentFaults } from './support/segments.js';

let opened: OpenedDatabase;
let app: INestApplicationContext;
const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });

beforeAll(async () => {
  opened = await openedDatabase();
  app = await openEngine(opened.url, opened.database, createLog('silent'));
}, 90_000);
afterAll(async () => {
  await app?.close();
  await opened?.close();
});

const { 'finance-contact': _, ...FORM } = COMPANY_FORM;
const apply = async (): Promise<string> => {
  const project = { name: '测试', base: 'nanchuan', facts: {} };
  const items = [{ code: 'E01', handedIn: ['M1', 'M2', 'M4'] }];
  const submission = { guide: 'company-setup', project, items, declared: true, form: FORM };
  return sound(await get(SubmitCase).execute(as('applicant'), submission)).caseId;
};
const decide = async (caseId: string, outcome: 'granted' | 'refused') => {
  const event = {
    type: 'ACCEPT_AND_DECIDE',
    outcome,
    ...(outcome === 'refused' && { reasons: ['K1'] }),
  } as const;
  sound(await get(ActOnItem).execute(as('head.xining-market'), { caseId, idx: 1, ifVersion: 1 }, event));
};
const follow = (caseId: string) => get(FollowRegistration).execute(caseId);
const give = async (first: string, last: string) => {
  const segment = {
    organ: 'xining-market',
    prefix: '91',
    region: '630103',
    lowWater: 0,
    document: '赋码〔2026〕1号',
  };
  return sound(await get(GiveSegment).execute(as('editor'), { ...segment, first, last })).segmentId;
};
const state = async (caseId: string) =>
  (
    await opened.rows(
      `select (select array_agg(k.state) from registration.code k where k.holder = $1) as codes,
         (select count(*)::int from registration.licence l where l.holder = $1) as licences,
         exists (select from registration.waiting w where w.case_id = $1) as waits`,
      [caseId],
    )
  )[0];

describe('registration follows a case', () => {
  it('for want of a code it waits, and the segment that comes serves who waits, as far as it reaches', async () => {
    const [granted, filed, refused] = [await apply(), await apply(), await apply()];
    for (const caseId of [granted, filed, refused]) await follow(caseId);
    await decide(granted, 'granted');
    await decide(refused, 'refused');
    for (const caseId of [granted, filed, refused]) await follow(caseId);
    expect(await state(granted)).toEqual({ codes: null, licences: 0, waits: true });
    await get(FollowRegistration).afterSegment(await give('MACT0000', 'MACT0001'));
    expect(await state(granted)).toEqual({ codes: ['issued'], licences: 1, waits: false });
    expect(await state(filed)).toEqual({ codes: ['reserved'], licences: 0, waits: false });
    // Who was refused meanwhile needs none, and waits no more.
    expect(await state(refused)).toEqual({ codes: null, licences: 0, waits: false });
    expect(await segmentFaults(opened.rows)).toEqual([]);
  });

  it('once, however many hear of it at once, and whatever came first', async () => {
    await give('MACT0010', 'MACT0019');
    const caseId = await apply();
    const often = () => Promise.all(Array.from({ length: 6 }, () => follow(caseId)));
    await often();
    expect(await state(caseId)).toEqual({ codes: ['reserved'], licences: 0, waits: false });
    await decide(caseId, 'granted');
    await often();
    expect(await state(caseId)).toEqual({ codes: ['issued'], licences: 1, waits: false });
    expect(
      await opened.rows(`select kind from record.journal where kind = 'ISSUE_LICENCE' and line like $1`, [
        `%${caseId}%`,
      ]),
    ).toHaveLength(1);
    expect(await segmentFaults(opened.rows)).toEqual([]);
  });

  it('by nobody but time itself, and not at all where the case moved on meanwhile', async () => {
    const caseId = await apply();
    const act = { do: 'reserve', prefix: '91', idx: 1, version: 1, id: randomUUID() };
    const call = (principal: string, more: object = {}) =>
      opened.database.call('select registration.follow($1, $2, $3) as answer', [
        principal,
        caseId,
        JSON.stringify({ ...act, ...more }),
      ]);
    for (const principal of ['token:head.xining-market', 'token:applicant', ''])
      expect(await call(principal)).toEqual([{ answer: { word: 'nobody' } }]);
    await expect(call('system:time', { version: 2 })).rejects.toThrow('stale');
    expect(await state(caseId)).toMatchObject({ codes: null });
  });
});
