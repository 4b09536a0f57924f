import { Injectable } from '@nestjs/common';
import type { Actor, Instant, LocalDate } from '#kernel';
import type { AssessmentThere, Facts } from '#model/catalogue';
import type { Bar } from '#model/identity';
import { crashPoint, Database, type Shared, SharedCalls, sqlState } from '#platform';
import type { ProjectChannel } from '../model/channel/commands.js';
import type { ItemFacts, Standing, Work } from '../model/facts.js';
import type { JointFacts } from '../model/joint-facts.js';
import type { Entry, PlannedRow } from '../model/outcome.js';
import type { AuthorityFact } from '../model/paper/authority-fact.js';
import type { FallenResult } from '../model/result/fallen.js';
import type { RegisteredResult } from '../model/time.js';
import { type Act, type Asked, actsTogether } from './acts-together.js';
import { type Confirmer, type Offering, Offerings } from './offerings.js';
import { readyActs } from './ready-acts.js';
import { Templates } from './templates.js';

/** Who asks, and the idempotency key of the request with the hash of its body; null where the request carries none. */
export interface Asking {
  readonly principal: string;
  readonly key: string | null;
  readonly hash: string | null;
}

/** An answer that ends the way of a request before any rule is asked. */
export type Stop =
  | { readonly word: 'nobody' | 'absent' }
  | {
      readonly word: 'replay' | 'key-reused';
      readonly caseId: string;
      readonly seq: number;
      readonly idx: number | null;
    };

export interface LoadedItem {
  readonly idx: number;
  readonly code: string;
  readonly organId: number;
  readonly itemVersion: number;
  readonly machineVersion: number;
  readonly calendar: number;
  readonly standing: Standing;
  readonly work: Work;
  readonly facts: ItemFacts;
  readonly version: number;
  /** Organs that the authority record names today for a reroute and for a transfer; said to a lead, of an open item. */
  readonly competent?: { readonly reroute: number | null; readonly transfer: number | null } | null;
}

export interface LoadedCase {
  readonly word: 'go';
  readonly now: Instant;
  readonly actor: Actor;
  readonly file: {
    readonly id: string;
    readonly parkId: number;
    readonly projectId: string;
    readonly applicantOrgan: number;
    readonly guideVersion: number;
    readonly receiptNo: string;
    /** The legal day of the submission. */
    readonly openedOn: LocalDate;
    /** The legal day it was concluded; null while it is open. */
    readonly concludedOn: LocalDate | null;
    readonly status: 'open' | 'concluded';
    readonly joint: JointFacts | null;
    readonly seq: number;
  };
  readonly items: readonly LoadedItem[];
  /** Empty once nothing is left to be filed. */
  readonly confirmers: readonly Confirmer[];
  readonly results: readonly RegisteredResult[];
  readonly fallen: readonly FallenResult[];
  /** Of the applicant, in force that day. */
  readonly bars: readonly Bar[];
  /** At the base; empty once nothing is left to be filed. */
  readonly assessments: readonly AssessmentThere[];
  /** The set of templates in force, by its id. */
  readonly templates: number;
}

/** What a submission is decided on. */
export interface Prepared {
  readonly word: 'go';
  readonly now: Instant;
  readonly actor: Actor;
  readonly parkId: number | null;
  readonly base: string | null;
  readonly project: string | null;
  readonly channel: ProjectChannel | null;
  readonly results: readonly RegisteredResult[];
  readonly bars: readonly Bar[];
  /** The version in force. */
  readonly guide: number | null;
  /** Of that guide at that base; null where either is missing. */
  readonly offering: Offering | null;
  /** Of an existing project, with the number of their version. */
  readonly facts: Facts | null;
  readonly factsVersion: number | null;
}

/** As the database tells it: what is offered only by the stamp under which it lies. */
type Told = Omit<Prepared, 'offering'> & { readonly today: LocalDate; readonly stamp: string };

/** What is offered to a case that is open already: of its guide, who decides what today, and the register of its project. */
export interface Addable
  extends Pick<Prepared, 'channel' | 'results'>,
    Pick<Offering, 'authorities' | 'levels' | 'needs' | 'confirmers'> {
  readonly facts: Facts;
  readonly factsVersion: number;
}

/** The organ that decides an item by the authority record of the day, and in whose name. */
export interface Competent {
  readonly organId: number;
  readonly handle: string;
  readonly authority: AuthorityFact | null;
}

/** One line of the journal, as far as an item can be folded from it. */
export interface Line {
  readonly seq: number;
  readonly entries: readonly Entry[];
  readonly plan?: readonly PlannedRow[];
}

export interface Acted {
  readonly word:
    | 'done'
    | 'nobody'
    | 'absent'
    | 'replay'
    | 'key-reused'
    | 'again'
    | 'moved'
    | 'project-code-taken';
  readonly seq: number;
  readonly receiptNo?: string;
}

export interface OpenedCase extends Acted {
  /** Where a case was opened, the moment. */
  readonly submittedAt?: string;
}

/** Of one code there is one project; asked again, it would be taken again. */
const PROJECT_CODE = 'project_code_key';
/** Two requests with one key at once: the second is asked again and finds the first. */
const REQUEST_KEY = 'request_pkey';

/** PostgreSQL writes `+00:00` where the rules compare instants written with `Z`. */
function withInstant<T>(answer: T): T {
  const { now } = answer as { now?: string };
  return now ? { ...answer, now: new Date(now).toISOString() } : answer;
}

interface LoadQuestion extends Asking {
  readonly caseId: string;
  readonly idx: readonly number[] | null;
}
interface PrepareQuestion extends Asking {
  readonly guide: string;
  /** Of a new project; null where `project` says it. */
  readonly base: string | null;
  readonly project: string | null;
}

const numbered = <Q extends object>(questions: readonly Q[]) => [
  JSON.stringify(questions.map((question, at) => ({ ...question, n: at + 1 }))),
];
const LOAD: Shared<LoadQuestion> = { call: 'casework.load($1)', together: numbered };
const ACT: Shared<Asked> = { call: 'casework.act($1, $2)', together: actsTogether };
const PREPARE: Shared<PrepareQuestion> = { call: 'casework.prepare($1)', together: numbered };
const OPEN: Shared<Asked> = { call: 'casework.open($1, $2)', together: actsTogether };

async function unlessStale<T extends Acted>(act: () => Promise<T>): Promise<T | Acted | null> {
  try {
    crashPoint('act.before');
    const acted = await act();
    crashPoint('act.committed');
    return acted.word === 'again' || acted.word === 'moved' ? null : acted;
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === PROJECT_CODE) return { word: 'project-code-taken', seq: 0 };
    // Any other value that was there already is a fault: asked again it would only hide behind CONTENDED.
    if (sqlState(error) === 'OS412' || constraint === REQUEST_KEY) return null;
    throw error;
  }
}

/** The two trips of every act on a case: read without a lock, then one function call that writes all or nothing. */
@Injectable()
export class CaseworkStore {
  private readonly sets: Templates;
  private readonly offerings: Offerings;
  private readonly loads: SharedCalls<LoadQuestion, LoadedCase | Stop>;
  private readonly acts: SharedCalls<Asked, Acted>;
  private readonly prepares: SharedCalls<PrepareQuestion, Told | Stop>;
  private readonly opens: SharedCalls<Asked, OpenedCase>;

  constructor(private readonly database: Database) {
    this.sets = new Templates(database);
    this.offerings = new Offerings(database);
    this.loads = new SharedCalls(database, LOAD);
    this.acts = new SharedCalls(database, ACT);
    this.prepares = new SharedCalls(database, PREPARE);
    this.opens = new SharedCalls(database, OPEN);
  }

  /** Versions of the templates of papers in a set that `load` or `prepare` named. */
  templates(set: number): Promise<Readonly<Record<string, number>>> {
    return this.sets.versions(set);
  }

  /** `idx` null loads every item; otherwise those items and the ones that wait for them. */
  async load(asking: Asking, caseId: string, idx: readonly number[] | null): Promise<LoadedCase | Stop> {
    return withInstant(await this.loads.ask(null, { ...asking, caseId, idx }));
  }

  /** Null when a version moved on meanwhile, or the same key came in twice at once: ask again. */
  async act(asking: Asking, caseId: string, act: Act): Promise<Acted | null> {
    return unlessStale(() => this.acts.ask(caseId, { ...asking, caseId, act }));
  }

  /** What writes these acts in one call (`readyActs`). */
  ready(acts: readonly Asked[]): () => Promise<number> {
    return readyActs(this.database, ACT, acts);
  }

  /** Null when something was published in between: ask again. */
  async prepare(asking: Asking, asked: Omit<PrepareQuestion, keyof Asking>): Promise<Prepared | Stop | null> {
    const told = withInstant(await this.prepares.ask(null, { ...asking, ...asked }));
    if (told.word !== 'go') return told;
    const { stamp, guide, base, today: on } = told;
    if (guide === null || base === null) return { ...told, offering: null };
    const offering = await this.offerings.under({ stamp, guide, base, on });
    return offering && { ...told, offering };
  }

  /** `project`: the one the case is for, null for a new one. Null as of `act`. */
  async open(asking: Asking, project: string | null, caseId: string, act: Act): Promise<OpenedCase | null> {
    return unlessStale(() => this.opens.ask(project, { ...asking, caseId, act }));
  }

  /** Alarms of `items` that rang for nothing move on; no line, since nothing happened. */
  async rearm(
    { id, seq }: Pick<LoadedCase['file'], 'id' | 'seq'>,
    items: readonly number[],
    alarms: readonly object[],
  ): Promise<void> {
    const params = [id, seq, items, JSON.stringify(alarms)];
    await this.database.call('select record.rearm($1, $2, $3, $4)', params);
  }

  /** Every line of a case in order, for the fold of its items. No sight is asked: the caller has asked. */
  async lines(caseId: string): Promise<Line[]> {
    const rows = await this.database.call<{ seq: number; line: string }>(
      'select seq, line from casework.lines($1)',
      [caseId],
    );
    return rows.map(({ seq, line }) => ({ ...(JSON.parse(line) as Omit<Line, 'seq'>), seq }));
  }

  /**
   * The organ that by the authority record decides the item today, at its level, or at the one that changed facts name; null where none
   * does. No sight is asked: the act asks.
   */
  async competent(
    caseId: string,
    idx: number,
    { byFacts }: { readonly byFacts: boolean },
  ): Promise<Competent | null> {
    return this.database.answer('casework.competent($1, $2, $3)', [caseId, idx, byFacts]);
  }

  /** Who owes the lines of an item that other organs bring, as far as somebody in this house does. No sight is asked: the act asks. */
  owing(caseId: string, idx: number): Promise<readonly { line: string; organId: number }[]> {
    return this.database.answer('casework.owing($1, $2)', [caseId, idx]);
  }

  /** For items added to the case; null where there is no such case. No sight is asked: the act asks. */
  addable(caseId: string): Promise<Addable | null> {
    return this.database.answer<Addable | null>('casework.addable($1)', [caseId]);
  }

  /** The items of the same project that wait for a result, by case. */
  async waitingBeside(caseId: string): Promise<{ caseId: string; idx: number[] }[]> {
    const sql = 'select case_id as "caseId", idx from casework.waiting_beside($1)';
    return this.database.call(sql, [caseId]);
  }

  /** The department with that handle; null where there is none. */
  organOf(handle: string): Promise<number | null> {
    return this.database.answer('casework.department($1)', [handle]);
  }
}
