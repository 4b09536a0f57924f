import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { type Instant, isRejection, type Rejection, reject } from '#kernel';
import { newId } from '#platform';
import { type ItemState, itemState } from './item-state.js';
import { lineOf } from './line.js';
import { Loading } from './loading.js';
import type { Command, World } from './model/command.js';
import { decide } from './model/decide.js';
import type { Item } from './model/item.js';
import { jointAlarms } from './model/joint.js';
import { measuresOf } from './model/measure.js';
import type { Outcome } from './model/outcome.js';
import { alarmsOf } from './model/projection.js';
import { judgedBy, restsOn } from './model/ties.js';
import type { Asked } from './store/acts-together.js';
import { type Asking, CaseworkStore, type LoadedCase, type Stop } from './store/casework.store.js';

/** What an act leaves its caller with: where to look, and for whoever asks how the item stands now; a replay has to look for itself. */
export interface Done {
  readonly caseId: string;
  readonly seq: number;
  readonly idx: number | null;
  readonly replayed: boolean;
  readonly after?: () => ItemState;
}

/** What an act is about: some items and those that wait for them, or all of the case (null). */
export interface CaseSubject {
  readonly caseId: string;
  readonly idx: readonly number[] | null;
  readonly alone?: boolean;
}

/** Writes acts that were decided before their time, all in one call: how many went. Not where their day is over, nor a case in which something was said since. */
export type Foreseen = (now: Instant) => Promise<number>;

/** An act that the rules let pass: of which items, what was wanted, and what comes of it. */
interface Decided {
  readonly items: readonly Item[];
  readonly wanted: Command;
  readonly outcome: Outcome;
  /** Where time is to look right after it. */
  readonly looks: readonly object[];
  /** It goes only right after this line of the case. */
  readonly after?: number;
}

/** Two trips that meet another act are asked again from the start; more than this is a fault, not a race. */
const ATTEMPTS = 8;
/** So often time lets go first who is at the case: two workers that find the same rings do not wait for one another. */
const GIVES_WAY = 2;

/**
 * The way of every act on a case: read (one trip, no lock) → decide → act (one call, versions compared). The command is
 * made from what was read, so that "today" and "who" are the database's word.
 */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly store: CaseworkStore,
    private readonly loading: Loading,
  ) {}

  /**
   * Null where time has done nothing. Rejections: UNAUTHENTICATED, ABSENT, KEY_REUSED, CONTENDED and those of `decide`.
   */
  async execute(
    asking: Asking,
    on: CaseSubject,
    command: (loaded: LoadedCase) => Command | Promise<Command>,
  ): Promise<Done | Rejection | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, on.caseId, on.idx);
      if (loaded.word !== 'go') return answered(loaded);
      const items = await this.loading.items(asked(loaded, on), loaded.file);
      const wanted = await command(loaded);
      const world = await this.worldOf(loaded, on, wanted);
      const outcome = decide(items, wanted, world);
      if (isRejection(outcome)) return outcome;
      if (!outcome) {
        await this.lookedAt(loaded, items, world);
        return null;
      }
      const looks = looksOf(loaded, on);
      const after = wanted.type === 'TIME' && attempt < GIVES_WAY && { after: loaded.file.seq };
      const done = await this.write(asking, loaded, { items, wanted, outcome, looks, ...after });
      if (done) return done;
    }
    return reject('CONTENDED');
  }

  /**
   * TIME as of `at`, later on the same legal day: decided now, and written by what this resolves to once `at` is there. Without the cases in which
   * more than a warning is due then: what moves an item is decided on what is known at its time. A case that cannot be read now is left out, too; it will say so
   * when it rings.
   */
  async foresee(asking: Asking, subjects: readonly CaseSubject[], at: Instant): Promise<Foreseen> {
    const acts = await Promise.all(subjects.map((on) => this.warning(asking, on, at).catch(() => null)));
    const write = this.store.ready(acts.filter((act) => act !== null));
    return async (now) => (localDateOf(now) === localDateOf(at) ? write() : 0);
  }

  private async warning(asking: Asking, on: CaseSubject, at: Instant): Promise<Asked | null> {
    const loaded = await this.store.load(asking, on.caseId, on.idx);
    if (loaded.word !== 'go' || localDateOf(loaded.now) !== localDateOf(at)) return null;
    const items = await this.loading.items(loaded.items, loaded.file);
    const then = { ...loaded, now: at };
    const wanted = { type: 'TIME' } as const;
    const outcome = decide(items, wanted, await this.worldOf(then, on, wanted));
    if (!outcome || isRejection(outcome) || !onlyWarns(outcome)) return null;
    const act = actOf(then, { items, wanted, outcome, looks: [], after: loaded.file.seq });
    return { ...asking, caseId: on.caseId, act: { ...act, ...ofItsClocks(outcome) } };
  }

  /** What the rules are told; where an item is taken alone, the clock of the case itself is not looked at. */
  private async worldOf(loaded: LoadedCase, on: CaseSubject, wanted: Command): Promise<World> {
    const { now, actor, file, results: register, fallen, bars, assessments } = loaded;
    const joint = isAlone(on) ? undefined : await this.loading.joint(file);
    const askable = await this.loading.askable(loaded);
    const window = await this.loading.window(loaded);
    const named = await this.loading.named(wanted);
    const templates = await this.store.templates(loaded.templates);
    return {
      now,
      actor,
      file,
      register,
      fallen,
      bars,
      assessments,
      joint,
      askable,
      window,
      named,
      templates,
    };
  }

  /** Nothing happened; alarms that rang for it move on. */
  private async lookedAt({ file }: LoadedCase, items: readonly Item[], { now, joint }: World): Promise<void> {
    const looked = [...items.map(({ idx }) => idx), ...(joint ? [0] : [])];
    const alarms = items.flatMap((item) => alarmsOf(item, now));
    await this.store.rearm(file, looked, [...alarms, ...jointAlarms(joint, items)]);
  }

  private async write(asking: Asking, loaded: LoadedCase, decided: Decided): Promise<Done | null> {
    const { file } = loaded;
    const { items, outcome } = decided;
    const act = actOf(loaded, decided);
    const acted = await this.store.act(asking, file.id, act);
    const { idx } = act;
    if (acted?.word !== 'done') return null;
    const item = items.find((each) => each.idx === idx);
    const change = outcome.changes.find((each) => each.idx === idx);
    if (!item || !change) return { caseId: file.id, seq: acted.seq, idx, replayed: false };
    const { standing, work, facts, version, organId = item.organId } = change;
    const after: Item = {
      ...item,
      organId,
      standing,
      work,
      version: version + 1,
      context: { ...item.context, facts },
    };
    return { caseId: file.id, seq: acted.seq, idx, replayed: false, after: () => itemState(after, loaded) };
  }
}

/** No item moves on by it. */
const onlyWarns = ({ entries, joint }: Outcome): boolean =>
  joint === undefined && entries.every(({ event }) => event.type === 'RING');

/** A warning moves no clock but its own: the alarms of the others stay as they are. */
function ofItsClocks({ entries, alarms }: Outcome) {
  const clocks: string[] = entries.flatMap(({ event }) => (event.type === 'RING' ? [event.clock] : []));
  return { clocks, alarms: alarms.filter(({ kind }) => clocks.includes(kind)) };
}

/** What the act writes. Named, field by field: of so many that are spread V8 makes a dictionary. What only the line says is not sent a second time. */
function actOf({ actor, file, now, results: register }: LoadedCase, decided: Decided) {
  const { items, wanted, outcome, looks, after } = decided;
  const { changes, added = [], plan, alarms, alerts, notices, revoked = [], joint, tally } = outcome;
  const results = outcome.results.map((result) => ({ id: newId(), ...result }));
  const bars = outcome.bars?.map((bar) => ({ id: newId(), ...bar }));
  const { line, detail, salt } = lineOf(file.id, actor, { ...outcome, results, ...(bars && { bars }) });
  return {
    kind: outcome.kind,
    effectiveOn: outcome.effectiveOn,
    changes,
    added,
    plan,
    touched: outcome.touched,
    alarms,
    alerts,
    notices,
    joint,
    results,
    revoked,
    bars: bars ?? [],
    topics: outcome.topics,
    tally,
    looks,
    after,
    rests: restsOn([...changes, ...added], known(wanted, register)),
    judged: judgedBy(added, factsOf(wanted)),
    measures: measuresOf(items, outcome, file.openedOn),
    now,
    idx: wanted.type === 'ACT' ? wanted.idx : null,
    roles: actor.roles,
    seen: file.seq,
    line,
    detail,
    salt,
  };
}

/** The register that was decided on: a command that brings items brings it, too. */
const known = (wanted: Command, register: World['register']) =>
  wanted.type === 'ADD_ITEM' ? wanted.told.register : register;

/** The version of the project's facts that ties of new items were judged by. */
const factsOf = (wanted: Command) => (wanted.type === 'ADD_ITEM' ? wanted.told.factsVersion : undefined);

/** Alone, those that wait for the items are left out. The clock of the case itself (0) needs them all. */
const isAlone = ({ idx, alone }: CaseSubject): boolean => alone === true && !idx?.includes(0);

/** What some items alone have moved may move the clock of the case itself, which is then looked at right after the act. */
function looksOf({ file }: LoadedCase, on: CaseSubject): readonly object[] {
  return isAlone(on) && file.joint ? [{ idx: 0, kind: 'joint' }] : [];
}

function asked({ items }: LoadedCase, on: CaseSubject): LoadedCase['items'] {
  return isAlone(on) ? items.filter(({ idx }) => on.idx?.includes(idx)) : items;
}

/** The end of a request that never reaches a rule: not signed in, not there, or answered before. */
export function answered(stop: Stop): Done | Rejection {
  switch (stop.word) {
    case 'nobody':
      return reject('UNAUTHENTICATED');
    case 'absent':
      return reject('ABSENT');
    case 'key-reused':
      return reject('KEY_REUSED');
    case 'replay':
      return { caseId: stop.caseId, seq: stop.seq, idx: stop.idx, replayed: true };
  }
}
