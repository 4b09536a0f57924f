import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { addDays, parseLocalDate } from '#calendar';
import type { LocalDate } from '#kernel';
import { Database, openDatabase } from '#platform';
import { forgetPublished } from '../../../../test/support/forget-published.js';
import {
  as,
  codeOf,
  type OpenedDatabase,
  openedDatabase,
  sound,
} from '../../../../test/support/opened-database.js';
import { DraftDefinition } from '../draft-definition.js';
import type { DraftKind } from '../model/publish/draft.js';
import { LIST_KINDS } from '../model/publish/kinds.js';
import { PublishDraft } from '../publish-draft.js';
import { publishSeeds } from '../publish-seeds.js';
import { ReadDraft } from '../read-draft.js';
import { readSeedFolder } from '../seed-folder.js';
import { Contents } from './contents.js';
import { DraftQueries } from './draft.queries.js';
import { DraftStore } from './draft.store.js';

const SEEDS = new URL('../../../../seeds/', import.meta.url);
const PENDING = { rule: 'keep', basis: '法释〔2009〕20号 9' } as const;
const OPERATION = { kind: 'cancel', document: '青政办〔2026〕9号（测试）' };

let opened: OpenedDatabase;
let drafting: DraftDefinition;
let publishing: PublishDraft;
let reading: ReadDraft;
let today: LocalDate;

beforeAll(async () => {
  opened = await openedDatabase();
  const contents = new Contents(opened.database);
  const store = new DraftStore(opened.database, contents);
  drafting = new DraftDefinition(store);
  publishing = new PublishDraft(store);
  reading = new ReadDraft(new DraftQueries(opened.database, contents));
  const [row] = await opened.rows<{ today: string }>('select app.legal_today()::text as today');
  today = parseLocalDate(row!.today)!;
}, 90_000);

afterAll(async () => {
  await opened?.close();
});

beforeEach(() => forgetPublished(opened));

async function drafted(own: Parameters<DraftDefinition['execute']>[1]['own'], more: object = {}) {
  const what = { own, along: [], effectiveFrom: today, pending: PENDING, ...more };
  return drafting.execute(as('editor'), what, '清单调整通知（测试）');
}
const ending = async (kind: DraftKind, code: string, from = today) =>
  sound(await drafted({ kind, code }, { operation: OPERATION, effectiveFrom: from })).draftId;
const publish = (draftId: string) => publishing.execute(as('editor2'), draftId, { ifVersion: 1 });
const errorsOf = async (id: string) =>
  (await reading.execute('token:editor2', LIST_KINDS, id))!.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
const inForce = async (kind: string, code: string, on: LocalDate) =>
  (
    await opened.rows<{ id: number | null }>('select catalogue.in_force($1, $2, $3) as id', [kind, code, on])
  )[0]?.id;
const delegated = async (on: LocalDate) =>
  (
    await opened.rows<{ n: number }>(
      `select count(*)::int as n from catalogue.base b, catalogue.deciding('C07', b.code, $1) d
        where d.delegation = 'xining-works-city'`,
      [on],
    )
  )[0]!.n;

it.each<[DraftKind, string]>([
  ['guide', 'assessment'],
  ['table', 'needs-works'],
  ['delegation', 'xining-works-city'],
])('a %s ends on its day by a document; its versions stay', async (kind, code) => {
  const later = addDays(today, 5);
  const id = await ending(kind, code, later);
  expect(await errorsOf(id)).toEqual([]);
  sound(await publish(id));
  expect(await inForce(kind, code, addDays(later, -1))).toEqual(expect.any(Number));
  expect(await inForce(kind, code, later)).toBeNull();
  const versions = await opened.rows(
    `select ends, operation->>'document' as document from catalogue.publication where kind = $1 and code = $2 order by version`,
    [kind, code],
  );
  expect(versions).toEqual([
    { ends: false, document: null },
    { ends: true, document: OPERATION.document },
  ]);
  // What is gone cannot be cancelled twice.
  const again = await drafted({ kind, code }, { operation: OPERATION, effectiveFrom: later });
  expect(again).toMatchObject({ code: kind === 'guide' ? 'NO_SUCH_GUIDE' : 'NO_SUCH_DEFINITION' });
});

it('a fact that tables ask for cannot end before they do', async () => {
  const { facts, tables } = await readSeedFolder(SEEDS.pathname);
  const asked = facts.find(({ code }) =>
    tables.some(({ answers, inputs }) => answers && inputs.some(({ id }) => id === code)),
  )!;
  const id = await ending('fact', asked.code);
  expect(await errorsOf(id)).toContain('TAB-FACT');
  expect(codeOf(await publish(id))).toBe('DRAFT_HAS_FINDINGS');
});

it('a delegation that ended gives back what it gave, after a restart as well, and bars no other', async () => {
  const later = addDays(today, 5);
  const before = await delegated(today);
  expect(before).toBeGreaterThan(0);
  sound(await publish(await ending('delegation', 'xining-works-city', later)));
  expect([await delegated(today), await delegated(later)]).toEqual([before, 0]);

  const pool = await openDatabase(opened.url, { poolSize: 1, applicationName: 'seeds' });
  try {
    await publishSeeds(new Database(pool), await readSeedFolder(SEEDS.pathname));
  } finally {
    await pool.destroy();
  }
  expect([await delegated(today), await delegated(later)]).toEqual([before, 0]);

  const seeds = parse(readFileSync(new URL('delegations/xining.yaml', SEEDS), 'utf8')) as object[];
  const form = seeds.find((each) => (each as { code: string }).code === 'xining-works-city');
  const own = { kind: 'delegation' as const, form: { ...form, code: 'xining-works-anew' }, at: '/form' };
  const anew = sound(await drafted(own, { effectiveFrom: later, pending: undefined })).draftId;
  expect(await errorsOf(anew)).toEqual([]);
});
