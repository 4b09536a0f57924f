import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Published } from '#catalogue';
import type { ItemDefinition } from '#model/catalogue';
import { replayCase } from '../../../../test/support/replayed-case.js';
import { type OpenedCase, startVerbs, type Verbs } from '../../../../test/support/verbs.js';

let verbs: Verbs;

beforeAll(async () => {
  verbs = await startVerbs();
}, 90_000);
afterAll(() => verbs?.stop());

/** As the act of publishing leaves it; what publishing itself refuses is proved in its own room. */
async function publish(code: string, promise: number, pending: object | null): Promise<number> {
  const [latest] = await verbs.rows<{ content: ItemDefinition; version: number }>(
    `select content, version from catalogue.publication where kind = 'item' and code = $1 order by version desc limit 1`,
    [code],
  );
  if (!latest) throw new RangeError(code);
  const content = { ...latest.content, promise: { ...latest.content.promise, value: promise } };
  const [made] = await verbs.rows<{ id: number }>(
    `insert into catalogue.publication (kind, code, version, effective_from, hash, content, pending, source)
     values ('item', $1, $2, app.legal_today(), $3, $4, $5, '公告') returning id`,
    [code, latest.version + 1, `${code}-${latest.version + 1}`, content, pending],
  );
  return made?.id ?? 0;
}

const versionOf = async ({ id }: OpenedCase, code: string) =>
  (
    await verbs.rows<{ item_version: number; due_on: string }>(
      'select item_version, due_on::text from casework.case_item where case_id = $1 and code = $2',
      [id, code],
    )
  )[0];
const replayed = ({ id }: OpenedCase) =>
  replayCase({ rows: verbs.rows, published: new Published(verbs.database) }, id);

async function accepted(...codes: string[]): Promise<OpenedCase> {
  const file = await verbs.open(...codes);
  for (const code of codes) await verbs.act('officer', file.item(code), { type: 'ACCEPT' });
  return file;
}
/** A fact that is no date: whoever reads the item throws. What is answered makes it whole again. */
async function poison({ id }: OpenedCase, code: string): Promise<() => Promise<unknown>> {
  const [was] = await verbs.rows<{ facts: object }>(
    'select facts from casework.case_item where case_id = $1 and code = $2',
    [id, code],
  );
  const put = (facts: object) =>
    verbs.rows('update casework.case_item set facts = $3 where case_id = $1 and code = $2', [
      id,
      code,
      facts,
    ]);
  await put({ ...was?.facts, acceptedOn: 'soon' });
  return () => put(was?.facts ?? {});
}

/** Page by page the cases that a pass asks about. */
async function walkedTo(pass: () => Promise<void>): Promise<string[][]> {
  const { call } = verbs.database;
  const pages: string[][] = [];
  verbs.database.call = async <T>(sql: string, params: unknown[] = []) => {
    const rows = await call.call(verbs.database, sql, params);
    const [row] = rows as { answer?: string[] }[];
    if (sql.includes('cases_to_reach') && row?.answer?.length) pages.push(row.answer);
    return rows as T[];
  };
  await pass().finally(() => {
    verbs.database.call = call;
  });
  return pages;
}
/** The pause before the next try is over. */
const paused = () => verbs.rows("update casework.unreached set due_at = now() where due_at < 'infinity'");
const basis = '法释〔2009〕20号 9';

describe('a version in force and the items in hand', () => {
  it('keep: nothing happens; switch: each case in one act, told and folded the same; both once', async () => {
    const file = await accepted('C09', 'C10');
    const before = [await versionOf(file, 'C09'), await versionOf(file, 'C10')];
    await publish('C10', 3, { rule: 'keep', basis });
    const id = await publish('C09', 2, { rule: 'switch', basis });
    expect(await verbs.adopt.execute()).toBe(1);
    expect(await verbs.adopt.execute()).toBe(0);
    const after = await versionOf(file, 'C09');
    expect(after?.item_version).toBe(id);
    expect((after?.due_on ?? '') < (before[0]?.due_on ?? '')).toBe(true);
    expect(await versionOf(file, 'C10')).toEqual(before[1]);
    const lines = await verbs.rows<{ kind: string; line: string }>(
      `select kind, line from record.journal where stream_id = $1 and kind = 'ADOPT_VERSION'`,
      [file.id],
    );
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]?.line ?? '{}').entries).toMatchObject([
      { code: 'C09', event: { itemVersion: id, paper: '公告', basis, moved: [{ clock: 'promise' }] } },
    ]);
    const told = await verbs.rows<{ audience: string }>(
      `select audience from record.notice where stream_id = $1 and kind = 'new-version' order by id`,
      [file.id],
    );
    expect(told.map(({ audience }) => audience)).toEqual(['applicant', 'organ']);
    await replayed(file);
  });

  it('a longer promise is not taken up: the old one stands under the new version', async () => {
    const file = await accepted('C08');
    const before = await versionOf(file, 'C08');
    const id = await publish('C08', 200, { rule: 'switch', basis });
    await verbs.adopt.execute();
    expect(await versionOf(file, 'C08')).toEqual({ item_version: id, due_on: before?.due_on });
    await verbs.act('officer', file.item('C08'), { type: 'CLAIM' });
    await replayed(file);
  });

  it('reaches an item though its sibling cannot be read', async () => {
    const file = await accepted('A05', 'A10');
    const unread = (version: string) =>
      verbs.rows(
        `update casework.case_item set item_version = ${version} where case_id = $1 and code = 'A10'`,
        [file.id],
      );
    await unread('item_version + 100000');
    const id = await publish('A05', 1, { rule: 'switch', basis });
    expect(await verbs.adopt.execute()).toBeGreaterThan(0);
    expect((await versionOf(file, 'A05'))?.item_version).toBe(id);
    await unread('item_version - 100000');
    await replayed(file);
  });

  it('an item that cannot be read is tried alone from then on, after a pause, until it can be', async () => {
    const [broken, sound] = [await accepted('C07'), await accepted('A09')];
    const repair = await poison(broken, 'C07');
    const before = await versionOf(sound, 'A09');
    const id = await publish('C07', 1, { rule: 'switch', basis });
    await expect(verbs.adopt.execute()).rejects.toThrow('keep an old version');
    expect(await walkedTo(async () => void (await verbs.adopt.execute()))).toEqual([]);
    await paused();
    expect(await walkedTo(async () => void (await verbs.adopt.execute().catch(() => 0)))).toEqual([
      [broken.id],
    ]);
    await repair();
    await paused();
    expect([await verbs.adopt.execute(), (await versionOf(broken, 'C07'))?.item_version]).toEqual([1, id]);
    expect(await walkedTo(async () => void (await verbs.adopt.execute()))).toEqual([]);
    expect(await versionOf(sound, 'A09')).toEqual(before);
    await replayed(broken);
  });

  it('so it is with a calendar', async () => {
    const [broken, sound] = [await accepted('C04'), await accepted('C03')];
    const repair = await poison(broken, 'C04');
    await verbs.rows(
      `insert into catalogue.publication (kind, code, version, effective_from, hash, content, source)
       select kind, code, version + 1, app.legal_today(), 'next', content, '通知' from catalogue.publication
        where kind = 'calendar' and code = 'CN' order by version desc limit 1`,
    );
    const calendarOf = async ({ id }: OpenedCase) =>
      (
        await verbs.rows<{ n: number }>(
          `select count(*)::int as n from record.journal where stream_id = $1 and kind = 'RECALENDAR'`,
          [id],
        )
      )[0]?.n;
    await expect(verbs.recalendar.execute()).rejects.toThrow('keep an old calendar');
    expect([await calendarOf(sound), await calendarOf(broken)]).toEqual([1, 0]);
    await paused();
    expect(await walkedTo(async () => void (await verbs.recalendar.execute().catch(() => 0)))).toEqual([
      [broken.id],
    ]);
    await repair();
    await paused();
    expect([await verbs.recalendar.execute(), await calendarOf(broken)]).toEqual([1, 1]);
    expect(await walkedTo(async () => void (await verbs.recalendar.execute()))).toEqual([]);
  });

  it('by rule: who filed before the day keeps the old one', async () => {
    const file = await accepted('C06');
    const before = await versionOf(file, 'C06');
    await publish('C06', 1, { rule: 'by-rule', basis, filedBefore: '2999-01-01' });
    expect(await verbs.adopt.execute()).toBe(0);
    expect(await versionOf(file, 'C06')).toEqual(before);
    const id = await publish('C06', 1, { rule: 'by-rule', basis });
    expect([await verbs.adopt.execute(), (await versionOf(file, 'C06'))?.item_version]).toEqual([1, id]);
  });

  it('a version to come waits for its day', async () => {
    const file = await accepted('A04');
    const before = await versionOf(file, 'A04');
    const [latest] = await verbs.rows<{ version: number; content: ItemDefinition }>(
      `select version, content from catalogue.publication where kind = 'item' and code = 'A04' order by version desc limit 1`,
    );
    const content = { ...latest?.content, promise: { ...latest?.content.promise, value: 4 } };
    await verbs.rows(
      `insert into catalogue.publication (kind, code, version, effective_from, hash, content, pending)
       values ('item', 'A04', $1, app.legal_today() + 5, 'later', $2, '{"rule": "switch", "basis": "法释 9"}')`,
      [(latest?.version ?? 0) + 1, content],
    );
    await verbs.adopt.execute();
    expect(await versionOf(file, 'A04')).toEqual(before);
  });
});
