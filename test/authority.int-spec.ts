import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '#calendar';
import {
  CatalogueQueries,
  DraftDefinition,
  PublishDraft,
  publishSeeds,
  readSeedFolder,
  type SeedFolder,
} from '#catalogue';
import { type Instant, isRejection, type LocalDate } from '#kernel';
import { Database, openDatabase } from '#platform';
import { authorityOf } from '../libs/catalogue/src/model/authority/authority.js';
import { powersOf } from '../libs/catalogue/src/model/authority/powers.js';
import type { DraftKind } from '../libs/catalogue/src/model/publish/draft.js';
import { writeItem } from '../libs/catalogue/src/model/write/write-item.js';
import { Contents } from '../libs/catalogue/src/store/contents.js';
import { DraftStore } from '../libs/catalogue/src/store/draft.store.js';
import { startVerbs, type Verbs } from './support/verbs.js';

let verbs: Verbs;
let drafting: DraftDefinition;
let publishing: PublishDraft;
let seeds: SeedFolder;
let today: LocalDate;

beforeAll(async () => {
  verbs = await startVerbs();
  const store = new DraftStore(verbs.database, new Contents(verbs.database));
  drafting = new DraftDefinition(store);
  publishing = new PublishDraft(store);
  seeds = await readSeedFolder('seeds');
  await lookAtTheClock();
}, 90_000);
afterAll(() => verbs?.stop());

async function lookAtTheClock(): Promise<void> {
  const [row] = await verbs.rows<{ now: Date }>('select app.legal_now() as now');
  today = localDateOf(row!.now.toISOString() as Instant);
}

interface Deciding {
  readonly organ: string;
  readonly name: string;
  readonly delegation: string | null;
}
const deciding = async (item: string, base: string, on: LocalDate): Promise<Deciding> => {
  const [row] = await verbs.rows<Deciding>(
    `select o.handle as organ, n.handle as name, d.delegation from catalogue.deciding($1, $2, $3) d
       join identity.organ o on o.id = d.organ_id join identity.organ n on n.id = d.in_name_of`,
    [item, base, on],
  );
  return row!;
};

/** A definition as a clerk writes it, drafted by one editor; what the check said of it. */
async function draft(kind: DraftKind, form: object, effectiveFrom = today) {
  const own = { kind, form, at: '/form' };
  const pending = { rule: 'keep', basis: '立法法 104' } as const;
  const answer = await drafting.execute(
    verbs.as('editor'),
    { own, effectiveFrom, along: [], pending },
    '演示文件',
  );
  if (isRejection(answer) || Array.isArray(answer)) throw new Error(JSON.stringify(answer));
  const { draftId } = answer as { draftId: string };
  const [row] = await verbs.rows<{ findings: { code: string; severity: string }[] }>(
    'select findings from catalogue.draft where id = $1',
    [draftId],
  );
  const told = (severity: string) => [
    ...new Set(row!.findings.filter((it) => it.severity === severity).map(({ code }) => code)),
  ];
  return { draftId, errors: told('error'), warnings: told('warning') };
}
const publish = async (draftId: string) => {
  const answer = await publishing.execute(verbs.as('editor2'), draftId, { ifVersion: 1 });
  return isRejection(answer) ? answer.code : 'done';
};
/** The keys of the seeds; `null` is not written. */
const delegation = (code: string, change: object = {}) => {
  const found = seeds.delegations.find((each) => each.code === code)!;
  const written = Object.entries({ ...found, ...change }).filter(([, value]) => value !== null);
  return Object.fromEntries(written);
};

describe('who decides, by day', () => {
  it('is written as the rule says, for every item and base, with the first day before every case', async () => {
    const powers = powersOf(seeds.organs, seeds.parks);
    const asked = (['1999-12-31', '2026-08-14', '2026-08-15', today] as LocalDate[]).flatMap((day) =>
      ['ganhe', 'kunlun', 'minhe'].flatMap((base) => seeds.items.map((item) => ({ item, base, day }))),
    );
    for (const { item, base, day } of asked) {
      const delegations = day < '2026-08-15' ? [] : seeds.delegations;
      const rule = authorityOf(item, { base, day }, delegations, powers)!;
      const said = { organ: rule.organ, name: rule.inNameOf, delegation: rule.delegation };
      expect([item.code, base, day, await deciding(item.code, base, day)]).toEqual([
        item.code,
        base,
        day,
        said,
      ]);
    }
    const [row] = await verbs.rows<{ pairs: number }>(
      `select count(distinct (item_code, base_code))::int as pairs from catalogue.authority where valid_from = '1900-01-01'`,
    );
    expect(row!.pairs).toBe(50 * 15);
  });

  it('is not written again by another start', async () => {
    const rows = () => verbs.rows('select * from catalogue.authority order by 1, 2, 3');
    const before = await rows();
    const owner = await openDatabase(verbs.url, { poolSize: 1, applicationName: 'start' });
    expect(await publishSeeds(new Database(owner), seeds)).toBe(0);
    await owner.destroy();
    expect(await rows()).toEqual(before);
  });

  it('is told to the public with the document, the form and whose name signs', async () => {
    const rows = await new CatalogueQueries(verbs.database).authorities('C07');
    expect(rows.find(({ base }) => base === 'nanchuan')).toMatchObject({
      organ: { handle: 'xining-construction' },
      inNameOf: { handle: 'huangzhong-housing' },
      delegation: { code: 'xining-works-huangzhong', form: 'entrusted', demo: true, through: null },
    });
    const own = await new CatalogueQueries(verbs.database).authorities('P12');
    expect(
      own.every(({ delegation: by, organ, inNameOf }) => by === null && organ.handle === inNameOf.handle),
    ).toBe(true);
    expect(own).toHaveLength(15);
  });
});

describe('a delegation', () => {
  it('without lawful form is drafted with its findings and never published', async () => {
    const floor = await draft('delegation', delegation('xining-works-huangzhong', { items: ['C07', 'Y05'] }));
    expect(floor.errors).toEqual(['AUTH-NOFORM']);
    expect(await publish(floor.draftId)).toBe('DRAFT_HAS_FINDINGS');
    const unannounced = await draft('delegation', delegation('xining-works-huangzhong', { announced: null }));
    expect(unannounced.errors).toEqual(['AUTH-NOFORM']);
    const second = await draft(
      'delegation',
      delegation('xining-works-huangzhong', { code: 'again', places: ['ganhe'] }),
    );
    expect(second.errors).toEqual(['AUTH-TWO']);
    const onward = await draft(
      'delegation',
      delegation('xining-works-huangzhong', {
        code: 'on',
        delegator: 'xining-construction',
        delegate: 'xining-planning',
      }),
    );
    expect(onward.errors).toEqual(['AUTH-NOFORM']);
  });

  it('that ends leaves the running case its organ and gives the next application to the statutory one', async () => {
    const running = await verbs.open('C07', 'C03');
    expect(running.item('C07').organ).toBe('xining-construction');
    const ended = await draft('delegation', delegation('xining-works-huangzhong', { through: today }));
    expect(ended.errors).toEqual([]);
    expect(await publish(ended.draftId)).toBe('done');
    expect(await deciding('C07', 'nanchuan', today)).toMatchObject({ organ: 'xining-construction' });
    expect(await deciding('C07', 'nanchuan', addDays(today, 1))).toEqual({
      organ: 'huangzhong-housing',
      name: 'huangzhong-housing',
      delegation: null,
    });
    expect((await verbs.open('C07', 'C03')).item('C07').organ).toBe('xining-construction');

    await verbs.pass(1);
    await lookAtTheClock();
    const next = await verbs.open('C07', 'C03');
    expect(next.item('C07').organ).toBe('huangzhong-housing');
    expect(next.item('C03').organ).toBe('xining-drawing-review');
    await verbs.act('lead', running.item('C07'), { type: 'ACCEPT' });
    await verbs.act('officer', running.item('C07'), { type: 'CLAIM' });
    expect(running.item('C07').organ).toBe('xining-construction');
  });

  it('is of no effect from the day the law lifts the floor of its item', async () => {
    const later = addDays(today, 30);
    const item = seeds.items.find(({ code }) => code === 'C02')!;
    const written = writeItem(item) as { level: object };
    const lifted = await draft(
      'item',
      { ...written, level: { ...written.level, usual: 'city', min: 'city' } },
      later,
    );
    expect([lifted.errors, lifted.warnings]).toEqual([[], ['AUTH-LAPSES']]);
    expect(await publish(lifted.draftId)).toBe('done');
    expect(await deciding('C02', 'nanchuan', addDays(later, -1))).toMatchObject({ organ: 'xining-planning' });
    expect(await deciding('C02', 'nanchuan', later)).toMatchObject({
      organ: 'xining-city-natural-resources',
    });
  });

  it('leaves no day out and none double, whoever publishes at the same time', async () => {
    const first = await draft(
      'delegation',
      delegation('qaidam-works', { through: addDays(today, 9) }),
      addDays(today, 2),
    );
    const other = await draft(
      'delegation',
      delegation('haidong-works', { through: addDays(today, 9) }),
      addDays(today, 2),
    );
    const answers = await Promise.all([publish(first.draftId), publish(other.draftId)]);
    expect(answers).toEqual(['done', 'done']);
    for (const base of ['kunlun', 'minhe']) {
      const days = Array.from({ length: 14 }, (_, n) => addDays(today, n));
      const organs = await Promise.all(days.map(async (on) => (await deciding('C07', base, on)).organ));
      expect(organs.map((organ) => organ.endsWith('construction'))).toEqual(
        days.map((on) => on <= addDays(today, 9)),
      );
    }
  });
});

describe('a decision table', () => {
  it('with a gap is not published, without one it is the next version, and both stay as they were', async () => {
    const table = seeds.tables.find(({ code }) => code === 'energy-review')!;
    const [over, ...rest] = table.rows;
    const gap = { ...over!, when: { ...over!.when, 'energy-tce-per-year': '> 1000' } };
    const open = await draft('table', { ...table, rows: [gap, ...rest] });
    expect(open.errors).toEqual(['TAB-GAP']);
    expect(await publish(open.draftId)).toBe('DRAFT_HAS_FINDINGS');
    const renamed = await draft('table', { ...table, name: { zh: '节能审查标准', en: 'Energy review' } });
    expect(renamed.errors).toEqual([]);
    expect(await publish(renamed.draftId)).toBe('done');
    const versions = await verbs.rows(
      `select version, content->'name'->>'zh' as zh from catalogue.publication where kind = 'table' and code = 'energy-review' order by 1`,
    );
    expect(versions).toEqual([
      { version: 1, zh: table.name.zh },
      { version: 2, zh: '节能审查标准' },
    ]);
  });
});
