import { expect } from '@jest/globals';
import type { TestProduct } from './product.js';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly number: string;
  readonly state: string;
  readonly stateOn: string;
  readonly validUntil: string | null;
  readonly fields: object;
  readonly obligations: readonly object[];
  readonly version: number;
  readonly lapsedFrom: { readonly state: string; readonly on: string } | null;
}
type Entered = Omit<Row, 'version' | 'state' | 'stateOn' | 'lapsedFrom'> & { readonly inForceOn: string };
interface Line {
  readonly results?: readonly Entered[];
  readonly revoked?: readonly { readonly number: string; readonly code: string; readonly on: string }[];
  readonly entered?: readonly Entered[];
  readonly amended?: readonly Row[];
  readonly facts?: { readonly version: number; readonly facts: object };
  readonly opened?: { readonly code: string | null; readonly facts: object };
  readonly code?: string;
}
const STANDING = ['in-force', 'renewed', 'stayed'];

function enter(register: Map<string, Row>, result: Entered, day: string): void {
  const { inForceOn, subject = '', validUntil = null, obligations = [], ...rest } = result;
  const over = validUntil !== null && validUntil < day;
  for (const [id, row] of register) {
    const gives = row.code === result.code && row.subject === subject && STANDING.includes(row.state);
    if (gives && !over)
      register.set(id, { ...row, state: 'replaced', stateOn: inForceOn, version: row.version + 1 });
  }
  const stateOn = over ? nextDay(validUntil) : inForceOn;
  const { id, code, number, fields } = rest;
  const state = over ? 'lapsed' : 'in-force';
  register.set(id, {
    id,
    code,
    number,
    fields,
    subject,
    validUntil,
    obligations,
    state,
    stateOn,
    version: 1,
    lapsedFrom: null,
  });
}

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

interface Folded {
  readonly register: Map<string, Row>;
  project: { code: string | null; facts: object; version: number };
}

/** A decision revoked in its case. */
function revoke(
  register: Map<string, Row>,
  { code, number, on }: NonNullable<Line['revoked']>[number],
): void {
  for (const [id, row] of register)
    if (row.code === code && row.number === number && STANDING.includes(row.state))
      register.set(id, { ...row, state: 'revoked', stateOn: on, version: row.version + 1 });
}

function ofProject(
  folded: Folded,
  { opened, code, facts, amended = [], entered = [] }: Line,
  day: string,
): void {
  if (opened) folded.project = { ...opened, version: 1 };
  if (code) folded.project = { ...folded.project, code };
  if (facts) folded.project = { ...folded.project, facts: facts.facts, version: facts.version };
  for (const row of amended) {
    const was = folded.register.get(row.id);
    if (!was) throw new Error(`${row.id} is amended before it is entered`);
    const lapsedFrom = row.state === 'lapsed' ? (row.lapsedFrom ?? was.lapsedFrom) : null;
    folded.register.set(row.id, { ...was, ...row, lapsedFrom, version: was.version + 1 });
  }
  for (const result of entered) enter(folded.register, result, day);
}

/** Facts, code and register of a project are the fold of its own lines and of those of its cases, in the order they were recorded. */
export async function replayProject({ rows }: Pick<TestProduct, 'rows'>, id: string): Promise<void> {
  const lines = await rows<{ line: string; day: string; own: boolean }>(
    `select j.line, (j.recorded_at at time zone 'Asia/Shanghai')::date::text as day, j.stream_id = $1 as own from record.journal j
      where j.stream_id = $1 or j.stream_id in (select f.id from casework.case_file f where f.project_id = $1)
      order by j.recorded_at, j.stream_id = $1, j.seq`,
    [id],
  );
  const folded: Folded = { register: new Map(), project: { code: null, facts: {}, version: 0 } };
  for (const { line, day, own } of lines) {
    const said = JSON.parse(line) as Line;
    if (own) ofProject(folded, said, day);
    else {
      for (const result of said.results ?? []) enter(folded.register, result, day);
      for (const each of said.revoked ?? []) revoke(folded.register, each);
    }
  }
  const stored = await rows<Row>(
    `select id, item_code as code, subject, number, state, state_on::text as "stateOn", valid_until::text as "validUntil", fields,
        obligations, version, lapsed_from as "lapsedFrom" from projects.result where project_id = $1 order by id`,
    [id],
  );
  const [kept] = await rows(
    'select code, facts, facts_version as version from projects.project where id = $1',
    [id],
  );
  const { code, facts, version } = folded.project;
  expect({ code, facts, version }).toEqual(kept);
  expect([...folded.register.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(stored);
}
