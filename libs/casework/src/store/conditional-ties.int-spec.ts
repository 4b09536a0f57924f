import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Published } from '#catalogue';
import { isRejection } from '#kernel';
import { openDatabase } from '#platform';
import { readOffers } from '../../../../test/support/read-offers.js';
import { replayCase } from '../../../../test/support/replayed-case.js';
import { startVerbs, type Verbs } from '../../../../test/support/verbs.js';
import { type Submission, SubmitCase } from '../submit-case.js';
import { CaseworkStore } from './casework.store.js';

let verbs: Verbs;
let published: Published;
let submit: SubmitCase;

const P07 = { guide: 'land-preparation', declared: true, items: [{ code: 'P07', handedIn: ['M1'] }] };
const OFF_FOREST = { 'approval-mode': '核准', 'land-taken': ['农用地'] };

beforeAll(async () => {
  verbs = await startVerbs();
  published = new Published(verbs.database);
  submit = new SubmitCase(new CaseworkStore(verbs.database), published, readOffers(published));
}, 90_000);
afterAll(() => verbs?.stop());

const submitted = async (submission: Submission) => {
  const done = await submit.execute(verbs.as('applicant'), submission);
  if (isRejection(done)) throw new Error(done.code);
  return done.caseId;
};
const forestOf = async (caseId: string) => {
  const [row] = await verbs.rows<{ state: string }>(
    `select jsonb_path_query_first(facts, '$.ties[*] ? (@.to[*] == "P10").state') as state from casework.case_item where case_id = $1`,
    [caseId],
  );
  return row?.state;
};

it('an application is judged by the facts that the project has when it is written, not by those it had when it was read', async () => {
  const first = await submitted({ ...P07, project: { name: '试验线', base: 'nanchuan', facts: OFF_FOREST } });
  expect(await forestOf(first)).toBe('not-needed');
  const [project] = await verbs.rows<{ id: string }>(
    'select project_id as id from casework.case_file where id = $1',
    [first],
  );
  const elsewhere = await openDatabase(verbs.url, { poolSize: 1, applicationName: 'facts' });
  const changing = elsewhere.createQueryRunner();
  await changing.startTransaction();
  await changing.query(
    `update projects.project set facts = facts || '{"land-taken": ["林地"]}', facts_version = facts_version + 1 where id = $1`,
    [project?.id],
  );
  const submitting = submitted({ ...P07, projectId: project?.id ?? '' });
  // It has read the old facts, waits for whoever changes them, and reads them again.
  expect(await Promise.race([submitting, sleep(300).then(() => 'waits')])).toBe('waits');
  await changing.commitTransaction();
  await changing.release();
  await elsewhere.destroy();
  const second = await submitting;
  expect(await forestOf(second)).toBe('open');
  for (const caseId of [first, second]) await replayCase({ rows: verbs.rows, published }, caseId);
});

it('an item that adopts a version is judged by the facts of that day; what its line says is folded, not the tables', async () => {
  const project = { name: '试验线', base: 'nanchuan', facts: OFF_FOREST };
  const caseId = await submitted({ ...P07, project });
  const before = await verbs.rows<{ item_version: number }>(
    'select item_version from casework.case_item where case_id = $1',
    [caseId],
  );
  await verbs.rows(
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content, pending, source)
     select kind, code, version + 1, app.legal_today(), 'P07-next', jsonb_set(content, '{promise,value}', '15'),
       '{"rule": "switch", "basis": "法释 9"}', '公告' from catalogue.publication where id = $1`,
    [before[0]?.item_version],
  );
  await verbs.rows(
    `update projects.project set facts = facts || '{"land-taken": ["林地"]}', facts_version = 2
      where id = (select project_id from casework.case_file where id = $1)`,
    [caseId],
  );
  expect(await verbs.adopt.execute()).toBeGreaterThan(0);
  expect(await forestOf(caseId)).toBe('open');
  await replayCase({ rows: verbs.rows, published }, caseId);
});
