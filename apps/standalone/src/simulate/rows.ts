import type { Instant, LocalDate } from '#kernel';
import type { JointFacts, Measure, Notice } from '#model/casework';
import { wholeLine } from '#model/record';
import type { Database } from '#platform';
import type { StoredItem, Told } from './fold.js';

export interface StoredCase {
  readonly id: string;
  readonly receipt_no: string;
  readonly park_id: number;
  readonly project_id: string;
  readonly base_code: string;
  readonly applicant_organ: number;
  readonly viewers: readonly number[];
  readonly status: 'open' | 'concluded';
  readonly open: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly submitted_at: string;
  readonly concluded_at: string | null;
  readonly joint: JointFacts | null;
}

export interface StoredAlarm {
  readonly idx: number;
  readonly kind: string;
  readonly due_at: string;
  readonly attempts: number;
  readonly parked_reason: string | null;
}

export interface StoredAlert {
  readonly park_id: number;
  readonly viewers: readonly number[];
  readonly idx: number;
  readonly kind: string;
  readonly rung: string;
  readonly raised_at: string;
}

export interface StoredConfirmation {
  readonly park_id: number;
  readonly viewers: readonly number[];
  readonly idx: number;
  readonly id: string;
  readonly organ_id: number;
  readonly state: string;
  readonly due_on: LocalDate | null;
}

export interface StoredLine {
  readonly park_id: number;
  readonly viewers: readonly number[];
  readonly seq: number;
  readonly recorded_at: string;
  readonly effective_on: LocalDate;
  readonly person_id: string;
  readonly kind: string;
  readonly line: string;
  readonly detail: readonly string[] | null;
}

export interface StoredNotice extends Notice {
  readonly seq: number;
  readonly park_id: number;
  readonly issued_at: string;
}

/** One case with everything that hangs on it; of its lines and notices only those that are new. */
export interface Stored {
  readonly file: StoredCase;
  readonly seq: number;
  readonly items: readonly StoredItem[];
  readonly alarms: readonly StoredAlarm[];
  readonly confirmations: readonly StoredConfirmation[];
  readonly alerts: readonly StoredAlert[];
  readonly lines: readonly StoredLine[];
  readonly notices: readonly StoredNotice[];
  readonly measures: readonly Measure[];
  readonly results: readonly { readonly code: string; readonly number: string; readonly state: string }[];
}

const all = (what: string, order: string) =>
  `(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from ${what})`;

const SQL = `select to_jsonb(f) as file, s.seq,
    ${all('casework.case_item x where x.case_id = f.id', 'x.idx')} as items,
    ${all('record.alarm x where x.stream_id = f.id', 'x.idx, x.kind')} as alarms,
    ${all('casework.confirmation x where x.case_id = f.id', 'x.idx, x.id')} as confirmations,
    ${all('record.alert x where x.stream_id = f.id', 'x.id')} as alerts,
    ${all('record.journal x where x.stream_id = f.id and x.seq > coalesce(k.seq, 0)', 'x.seq')} as lines,
    ${all('record.notice x where x.stream_id = f.id and x.seq > coalesce(k.seq, 0)', 'x.id')} as notices,
    ${all('casework.measure x where x.case_id = f.id', 'x.idx')} as measures,
    (select coalesce(jsonb_agg(jsonb_build_object('code', r.item_code, 'number', r.number, 'state', r.state)), '[]')
       from projects.result r where r.project_id = f.project_id) as results
  from casework.case_file f join record.stream s on s.id = f.id
  left join unnest($1::uuid[], $2::int[]) k(id, seq) on k.id = f.id
 where $3 or s.seq is distinct from k.seq or f.id = any ($4) order by f.receipt_no`;

export interface Known {
  readonly id: string;
  readonly seq: number;
}

/** Cases with lines we do not know yet, those of `also`, or every case. */
export function readStored(
  owner: Database,
  known: readonly Known[],
  also: readonly string[] | 'every case',
): Promise<Stored[]> {
  const every = also === 'every case';
  const params = [known.map(({ id }) => id), known.map(({ seq }) => seq), every, every ? [] : also];
  return owner.call<Stored>(SQL, params);
}

/** PostgreSQL writes `+00:00` where the rules compare instants written with `Z`. */
export const instantOf = (text: string): Instant => new Date(text).toISOString() as Instant;

export const toldIn = ({ line, detail }: StoredLine): Told => JSON.parse(wholeLine(line, detail)) as Told;
