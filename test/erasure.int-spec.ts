import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Published } from '#catalogue';
import { ERASED } from '#model/record';
import { Database, openDatabase } from '#platform';
import { verifyDatabase } from '../apps/standalone/src/journal/reading.js';
import { Book } from '../apps/standalone/src/simulate/book.js';
import { essence } from '../apps/standalone/src/simulate/fold.js';
import { CaseHistory } from '../libs/casework/src/case-history.js';
import { EraseDetail } from '../libs/casework/src/erase-detail.js';
import { CaseworkStore } from '../libs/casework/src/store/casework.store.js';
import { ErasureStore } from '../libs/casework/src/store/erasure.store.js';
import { bind, FIRM } from './support/bonds.js';
import { codeOf } from './support/opened-database.js';
import { replayCase } from './support/replayed-case.js';
import { type OpenedCase, startVerbs, type Verbs } from './support/verbs.js';

let verbs: Verbs;
let source: DataSource;
let owner: Database;
let erase: EraseDetail;
let file: OpenedCase;
let book: Book;

const QUESTION = '张三（13900001111）的申请为何未受理？';
const NOTE = '请李四补盖公章';

beforeAll(async () => {
  verbs = await startVerbs();
  source = await openDatabase(verbs.url, { poolSize: 2, applicationName: 'spec' });
  owner = new Database(source);
  book = new Book(owner);
  const store = new CaseworkStore(verbs.database);
  const published = new Published(verbs.database);
  erase = new EraseDetail(store, new CaseHistory(store, published), new ErasureStore(verbs.database));
  file = await verbs.open('C09', 'C10');
  const item = file.item('C09');
  const within = { value: 3, unit: 'working_day' } as const;
  await verbs.act('supervisor', item, { type: 'ORDER', question: QUESTION, within });
  await verbs.act('head', item, { type: 'ANSWER_ORDER', answer: NOTE });
  await verbs.act('officer', item, { type: 'ACCEPT' });
  await verbs.act('officer', item, { type: 'CLAIM' });
  await verbs.act('officer', item, { type: 'CONCLUDE_REVIEW', opinion: 'agree', note: NOTE });
}, 90_000);
afterAll(async () => {
  await source?.destroy();
  await verbs?.stop();
});

const asked = (seq: number, who = 'lead') =>
  erase.execute(verbs.as(who), file.id, { seq, ground: 'purpose-served' });
const seqOf = async (kind: string) =>
  (
    await verbs.rows<{ seq: number }>(
      'select seq from record.journal where stream_id = $1 and kind = $2 order by seq limit 1',
      [file.id, kind],
    )
  )[0]?.seq ?? 0;
/** Where a text still stands, whatever the table. */
async function where(text: string): Promise<string[]> {
  const places = {
    // What went out in writing stays in the line that made it: a paper is kept by the law on archives.
    line: `select (line::jsonb - 'papers')::text as said from record.journal`,
    detail: 'select detail::text as said from record.journal',
    facts: 'select facts::text as said from casework.case_item',
    notice: `select words::text || params::text as said from record.notice`,
    form: 'select form::text as said from casework.case_form',
  };
  const found: string[] = [];
  for (const [place, sql] of Object.entries(places)) {
    const rows = await verbs.rows(`select from (${sql}) x where said like $1 limit 1`, [`%${text}%`]);
    if (rows.length > 0) found.push(place);
  }
  return found;
}
const agrees = async () => {
  await replayCase({ rows: verbs.rows, published: new Published(verbs.database) }, file.id);
  await book.look();
  const [seen] = book.cases;
  const stored = await verbs.rows<{ facts: object; version: number }>(
    'select facts, version from casework.case_item where case_id = $1 order by idx',
    [file.id],
  );
  expect(seen?.items.map(essence)).toMatchObject(stored);
  await verbs.ledger.sequence(1000);
  expect(await verifyDatabase(owner, [])).not.toHaveProperty('fault');
};

describe('personal detail', () => {
  it('stands beside the line, never in it, and the record reads as it was said', async () => {
    expect(await where(QUESTION)).toEqual(['detail', 'facts', 'notice']);
    const [row] = await verbs.rows<{ line: string; said: string }>(
      'select line, record.said(line, detail) as said from record.journal where stream_id = $1 and kind = $2',
      [file.id, 'ORDER'],
    );
    expect(JSON.parse(row?.said ?? '').entries[0].event).toMatchObject({ question: QUESTION });
    expect(JSON.stringify({ ...JSON.parse(row?.line ?? ''), papers: [] })).not.toContain('13900001111');
    await agrees();
  });

  it('is held while the case is open, and while its decisions can be sued over', async () => {
    const seq = await seqOf('ORDER');
    expect(await asked(seq)).toMatchObject({ code: 'HELD_OPEN' });
    for (const code of ['C09', 'C10'])
      await verbs.act('applicant', file.item(code), { type: 'WITHDRAW', note: '王五不再申请' });
    expect(await asked(seq)).toMatchObject({ code: 'HELD_UNTIL', params: { basis: expect.any(String) } });
    await verbs.rows(`update casework.case_file set concluded_at = concluded_at - interval '7 months'`);
    for (const who of ['officer.xining-natural-resources', 'supervisor', 'applicant'])
      expect(['FORBIDDEN', 'ABSENT', 'UNAUTHENTICATED']).toContain(codeOf(await asked(seq, who)));
    await bind(verbs, 'lead', FIRM);
    expect(codeOf(await asked(seq))).toBe('RECUSED');
    await bind(verbs, 'lead');
    expect(await asked(99)).toMatchObject({ code: 'NO_SUCH_DETAIL' });
    expect(await asked(await seqOf('ACCEPT'))).toMatchObject({ code: 'NO_SUCH_DETAIL' });
  });

  it('is erased line by line by an act of its own: out of line, facts and notices; chain and fold hold', async () => {
    const seq = await seqOf('ORDER');
    expect(codeOf(await asked(seq))).toBe('done');
    expect(await where(QUESTION)).toEqual([]);
    expect(await where(ERASED)).toEqual(['facts', 'notice']);
    // The same words in other lines are other people's to ask for.
    expect(await where(NOTE)).toEqual(['detail', 'facts', 'notice']);
    await agrees();
    expect(codeOf(await asked(seq))).toBe('NO_SUCH_DETAIL');
    expect(codeOf(await asked(await seqOf('ANSWER_ORDER')))).toBe('done');
    expect(await where(NOTE)).toEqual(['detail']);
    await agrees();
    const [line] = await verbs.rows<{ line: string }>(
      `select line from record.journal where stream_id = $1 and kind = 'ERASE_DETAIL' order by seq limit 1`,
      [file.id],
    );
    expect(JSON.parse(line?.line ?? '')).toMatchObject({
      erased: { seq, ground: 'purpose-served', idx: [1] },
    });
  });

  it('of the first line is the form', async () => {
    const [before] = await verbs.rows<{ form: object }>(
      'select form from casework.case_form where case_id = $1',
      [file.id],
    );
    if (before) {
      expect(codeOf(await asked(1))).toBe('done');
      const [after] = await verbs.rows<{ form: object }>(
        'select form from casework.case_form where case_id = $1',
        [file.id],
      );
      expect(Object.keys(after?.form ?? {})).toEqual(Object.keys(before.form));
      expect(new Set(Object.values(after?.form ?? {}))).toEqual(new Set([ERASED]));
    }
    expect(codeOf(await asked(1))).toBe('NO_SUCH_DETAIL');
    await agrees();
  });

  it('cannot be erased past the act, nor altered, without being found out', async () => {
    const where = `stream_id = '${file.id}' and kind = 'CONCLUDE_REVIEW'`;
    const gone = `update record.journal set detail = null, salt = null where ${where}`;
    await expect(verbs.rows(gone)).rejects.toMatchObject({ code: 'OS423' });
    await expect(verbs.database.call(gone)).rejects.toMatchObject({ code: '42501' });
    await expect(verbs.database.call(`select record.erase($1, 1)`, [file.id])).rejects.toMatchObject({
      code: '42501',
    });
    const forged = async (sql: string) => {
      await owner.call('begin');
      for (const each of ['set local session_replication_role = replica', sql]) await owner.call(each);
    };
    const one = await openDatabase(verbs.url, { poolSize: 1, applicationName: 'spec' });
    owner = new Database(one);
    try {
      await forged(gone);
      expect(await verifyDatabase(owner, [])).toMatchObject({ fault: 'erased', streamId: file.id });
      await owner.call('rollback');
      await forged(`update record.journal set detail = '["另一句"]' where ${where}`);
      expect(await verifyDatabase(owner, [])).toMatchObject({ fault: 'detail', streamId: file.id });
      await owner.call('rollback');
    } finally {
      await one.destroy();
      owner = new Database(source);
    }
  });
});
