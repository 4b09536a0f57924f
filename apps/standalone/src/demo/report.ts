import type { Case, Stage } from './stage.js';

interface Line {
  readonly recordedAt: string;
  readonly line: string;
}

interface Entries {
  readonly entries: readonly { readonly idx: number; readonly event: { readonly type: string } }[];
}

/** What the demonstration leaves behind, as one object. */
export interface Report {
  readonly receipt: string;
  readonly status: string;
  readonly items: readonly {
    readonly code: string;
    readonly department: string;
    readonly openedAt: string | null;
    readonly dueOn: string | null;
    readonly decidedAt: string | null;
    readonly outcome: string | null;
  }[];
  readonly alerts: readonly { readonly item: string; readonly rung: string; readonly raisedAt: string }[];
  readonly journalLines: number;
}

const OPENING = ['FILE'];
const DECIDING = ['GRANT', 'REFUSE', 'RECORD', 'ACCEPT_AND_DECIDE'];

/** When something of a kind first happened to an item, by the journal. */
function momentOf(lines: readonly Line[], n: number, types: readonly string[]): string | null {
  const found = lines.find(({ line }) =>
    (JSON.parse(line) as Entries).entries.some(({ idx, event }) => idx === n && types.includes(event.type)),
  );
  return found?.recordedAt ?? null;
}

export async function reportOf(stage: Stage): Promise<Report> {
  const supervisor = await stage.as('supervisor');
  const file: Case = await stage.case('supervisor');
  const { items: lines } = await supervisor.get<{ items: Line[] }>(`/v1/cases/${file.id}/journal`);
  const { items: alerts } = await supervisor.get<{
    items: { code: string; clock: string; rung: string; raisedAt: string }[];
  }>(`/v1/alerts?caseId=${file.id}&limit=100`);
  return {
    receipt: file.receiptNo,
    status: file.status,
    items: file.items.map(({ n, code, organ, dueOn, outcome }) => ({
      code,
      department: organ.zh,
      openedAt: momentOf(lines, n, OPENING),
      dueOn,
      decidedAt: momentOf(lines, n, DECIDING),
      outcome,
    })),
    alerts: alerts.map(({ code, clock, rung, raisedAt }) => ({
      item: code,
      rung: `${clock}:${rung}`,
      raisedAt,
    })),
    journalLines: lines.length,
  };
}

const DAY_MS = 86_400_000;
const WIDTH = 44;

/** One bar per item over the days of the case; `|` marks the day it was due, `#` runs past it where it was late. */
export function timelineOf({ items }: Report): string[] {
  const at = (moment: string | null) => (moment ? Date.parse(moment) / DAY_MS : 0);
  const start = Math.floor(Math.min(...items.map(({ openedAt }) => at(openedAt))));
  const end =
    Math.ceil(Math.max(...items.map(({ decidedAt, dueOn }) => Math.max(at(decidedAt), at(dueOn))))) + 1;
  const column = (day: number) => Math.round(((day - start) / (end - start)) * WIDTH);
  return items.map(({ code, openedAt, decidedAt, dueOn, outcome, department }) => {
    const bar = Array.from({ length: WIDTH + 1 }, () => ' ');
    const due = column(at(dueOn) + 0.99);
    bar.fill('=', column(at(openedAt)), column(at(decidedAt)) + 1);
    if (column(at(decidedAt)) > due) bar.fill('#', due, column(at(decidedAt)) + 1);
    bar[due] = '|';
    return `  ${code} ${bar.join('')} ${(outcome ?? '').padEnd(8)} ${department}`;
  });
}
