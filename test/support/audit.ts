import { Published } from '#catalogue';
import type { Instant } from '#kernel';
import type { Item } from '#model/casework';
import { Database, openDatabase } from '#platform';
import { isOpen } from '../../libs/casework/src/model/item.js';
import { alarmsOf } from '../../libs/casework/src/model/projection.js';
import type { FallenResult } from '../../libs/casework/src/model/result/fallen.js';
import { rungsAhead, rungsPassed } from '../../libs/casework/src/model/rungs.js';
import { applyTime, type RegisteredResult } from '../../libs/casework/src/model/time.js';
import { type Scene, UNHEARD } from './scene.js';

/** What must hold whatever happened, asked of the tables themselves: each row of an answer is a fault. */
const FAULTS: Readonly<Record<string, string>> = {
  'the journal has a gap': `select s.id::text as where, s.seq from record.stream s
     left join record.journal j on j.stream_id = s.id group by s.id, s.seq
    having count(j.seq) <> s.seq or max(j.seq) <> s.seq or min(j.seq) <> 1`,
  'time stepped back along a case': `select stream_id::text as where, seq from (
     select *, lag(recorded_at) over (partition by stream_id order by seq) as before from record.journal) j where recorded_at < before`,
  'the ledger has a gap': `select count(*) as n from record.ledger having count(*) <> coalesce(max(pos), 0)`,
  'a link of the ledger is wrong': `select pos from (
     select l.pos, l.link, sha256(coalesce(lag(l.link) over (order by l.pos), '') || convert_to(
         record.bound(l.pos, l.laid_at, l.topic, j), 'UTF8')) as right_link
       from record.ledger l join record.journal j using (stream_id, seq)) l where link <> right_link`,
  'a line is in no chain': `select stream_id::text as where, seq from record.journal j
     where not exists (select from record.ledger l where l.stream_id = j.stream_id and l.seq = j.seq)
       and exists (select from record.ledger l where l.stream_id = j.stream_id and l.seq < j.seq)`,
  'a message is told twice': `select stream_id::text as where, seq, topic from record.ledger group by 1, 2, 3 having count(*) > 1`,
  'a message waits': `select id from record.outbox`,
  'a message is not heard': UNHEARD,
  'an alarm is parked': `select stream_id::text as where, idx, kind, parked_reason from record.alarm where parked_reason is not null`,
  'an alarm failed': `select stream_id::text as where, idx, kind from record.alarm where attempts > 0`,
  'an alert stands in no line, or a line has none': `
     with told as (select j.stream_id, (a->>'idx')::smallint as idx, a->>'kind' as kind, a->>'rung' as rung
       from record.journal j, jsonb_array_elements(coalesce(j.line::jsonb->'alerts', '[]')) a)
     select coalesce(t.stream_id, a.stream_id)::text as where, coalesce(t.kind, a.kind) as kind, coalesce(t.rung, a.rung) as rung
       from told t full join record.alert a using (stream_id, idx, kind, rung) where t.stream_id is null or a.stream_id is null`,
  'a rung is told in two lines': `
     select j.stream_id::text as where, a->>'idx' as idx, a->>'kind' as kind, a->>'rung' as rung
       from record.journal j, jsonb_array_elements(coalesce(j.line::jsonb->'alerts', '[]')) a group by 1, 2, 3, 4 having count(*) > 1`,
};

interface StoredItem {
  readonly case_id: string;
  readonly guide_version: number;
  readonly results: readonly RegisteredResult[];
  readonly fallen: readonly FallenResult[];
  readonly idx: number;
  readonly code: string;
  readonly organ_id: number;
  readonly item_version: number;
  readonly machine_version: number;
  readonly calendar: number;
  readonly standing: Item['standing'];
  readonly work: Item['work'];
  readonly facts: Item['context']['facts'];
  readonly version: number;
}

/**
 * None lost, none early, none twice: everything that is wrong, in words; empty when the case files, the journal, the ledger and
 * every alarm are as the rules themselves say. Ask when the scene has settled. Of very many items the rules are asked about
 * one in so many; everything else is asked of all.
 */
export async function audit(
  scene: Pick<Scene, 'rows' | 'databaseUrl'>,
  { oneIn = 1 }: { readonly oneIn?: number } = {},
): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(FAULTS)) {
    for (const row of await scene.rows(sql)) faults.push(`${what}: ${JSON.stringify(row)}`);
  }
  const source = await openDatabase(scene.databaseUrl, { poolSize: 1, applicationName: 'audit' });
  try {
    const published = new Published(new Database(source));
    const [{ now } = { now: new Date() }] = await scene.rows<{ now: Date }>('select app.legal_now() as now');
    const instant = now.toISOString() as Instant;
    const armed = await armedAlarms(scene);
    const raised = await raisedAlerts(scene);
    const stored = await storedItems(scene);
    for (const row of stored.filter((_, n) => n % oneIn === 0)) {
      const item = await itemOf(row, published);
      const at = `${row.case_id} ${row.idx} ${row.code}`;
      const key = `${row.case_id} ${row.idx}`;
      faults.push(...undone(item, instant, row).map((fault) => `${at}: ${fault}`));
      faults.push(...misarmed(item, instant, armed.get(key) ?? []).map((fault) => `${at}: ${fault}`));
      faults.push(...early(item, raised.get(key) ?? []).map((fault) => `${at}: ${fault}`));
    }
  } finally {
    await source.destroy();
  }
  return faults;
}

interface Armed {
  readonly kind: string;
  readonly due_at: string;
}

interface Raised {
  readonly kind: string;
  readonly rung: string;
  readonly raised_at: string;
}

async function byItem<T extends { key: string }>(rows: readonly T[]): Promise<Map<string, T[]>> {
  const items = new Map<string, T[]>();
  for (const row of rows) items.set(row.key, [...(items.get(row.key) ?? []), row]);
  return items;
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

async function armedAlarms({ rows }: Pick<Scene, 'rows'>): Promise<Map<string, Armed[]>> {
  const sql = `select stream_id || ' ' || idx as key, kind, to_char(due_at at time zone 'UTC', ${ISO}) as due_at from record.alarm`;
  return byItem(await rows<Armed & { key: string }>(sql));
}

async function raisedAlerts({ rows }: Pick<Scene, 'rows'>): Promise<Map<string, Raised[]>> {
  const sql = `select stream_id || ' ' || idx as key, kind, rung, to_char(raised_at at time zone 'UTC', ${ISO}) as raised_at from record.alert`;
  return byItem(await rows<Raised & { key: string }>(sql));
}

function storedItems({ rows }: Pick<Scene, 'rows'>): Promise<StoredItem[]> {
  return rows<StoredItem>(
    `select i.*, f.guide_version, case when i.awaits = '{}' then '[]' else projects.results(f.project_id) end as results,
            projects.fallen(f.project_id) as fallen
       from casework.case_item i join casework.case_file f on f.id = i.case_id order by i.case_id, i.idx`,
  );
}

async function itemOf(row: StoredItem, published: Published): Promise<Item> {
  const { standing: waitsAs } = await published.guide(row.guide_version);
  const definition = await published.item(row.item_version);
  const calendar = await published.calendar(row.calendar);
  return {
    idx: row.idx,
    code: row.code,
    organId: row.organ_id,
    version: row.version,
    itemVersion: row.item_version,
    machineVersion: row.machine_version,
    calendar: row.calendar,
    standing: row.standing,
    work: row.work,
    context: { definition, waitsAs, calendar, facts: row.facts },
  };
}

/** What time or a result elsewhere has done by law and nobody has written. */
function undone(item: Item, now: Instant, { results, fallen }: StoredItem): string[] {
  const changes = applyTime(item, now, results, fallen).events.map(({ type }) => `${type} was not done`);
  const rungs = isOpen(item) ? rungsPassed(item.context, now).passed : [];
  return [...changes, ...rungs.map(({ clock, name }) => `${clock} ${name} did not ring`)];
}

/** Alarms against those the rules would arm now. One that is counted from today is only asked to be there and ahead. */
function misarmed(item: Item, now: Instant, armed: readonly Armed[]): string[] {
  const later = new Date(Date.parse(now) + 4 * 86_400_000).toISOString() as Instant;
  const moving = new Map(alarmsOf(item, later).map(({ kind, due_at }) => [kind, due_at]));
  const due = new Map(alarmsOf(item, now).map(({ kind, due_at }) => [kind, due_at]));
  const there = new Map(armed.map(({ kind, due_at }) => [kind, due_at]));
  const missing = [...due].flatMap(([kind, at]) => {
    const found = there.get(kind);
    if (!found) return [`no alarm ${kind} at ${at}`];
    const right = moving.get(kind) === at ? found === at : found > now;
    return right ? [] : [`alarm ${kind} at ${found} instead of ${at}`];
  });
  return [
    ...missing,
    ...[...there.keys()].filter((kind) => !due.has(kind)).map((kind) => `alarm ${kind} for nothing`),
  ];
}

/** Alerts against the instants of the rungs, as far as their clocks still run as they did. */
function early(item: Item, raised: readonly Raised[]): string[] {
  const unrung = { ...item.context, facts: { ...item.context.facts, rang: {} } };
  const at = new Map(rungsAhead(unrung).map((rung) => [`${rung.clock} ${rung.name}`, rung.at]));
  return raised.flatMap(({ kind, rung, raised_at }) => {
    const instant = at.get(`${kind} ${rung}`);
    return instant && raised_at < instant ? [`${kind} ${rung} rang at ${raised_at}, before ${instant}`] : [];
  });
}
