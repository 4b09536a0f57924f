import { daysBetween, localDateOf } from '#calendar';
import { type LocalDate, type Rejection, reject } from '#kernel';
import type { ProjectWorld, RegisterEntry } from '../project.js';
import type { AmendedResult, EnteredResult, ProjectAct } from '../project-act.js';
import { isSecondPerson, mayNot } from '../who.js';
import { type Decider, LIFE, type LifeKind } from './life.js';
import { lifeNotices } from './life-notices.js';

/** What is wished for a result: which act, by which article, why, on which paper, who decided it and how that was numbered. */
export interface Amendment {
  readonly kind: LifeKind;
  readonly result: string;
  readonly article: string;
  readonly reason: string;
  readonly evidence: string;
  readonly decidedBy?: Decider;
  /** The number of the judgment or of the decision on reconsideration. */
  readonly judgment?: string;
  /** The legal day; today unless it was decided before. */
  readonly effectiveOn?: LocalDate;
  readonly validUntil?: LocalDate;
  readonly number?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Ids for what the act makes: rules draw none. */
export interface Ids {
  readonly proposal: string;
  readonly result: string;
}

/** Our own organ's act may be entered so many days later (no law gives a number); a judgment comes when it comes. */
const LATE_DAYS = 10;

/**
 * An act on a result after its decision. Where rights fall it is only proposed, and the head of the organ, another person, confirms it
 * (`confirmAmendment`). Rejections: NO_SUCH_RESULT, FORBIDDEN, RECUSED, RESULT_STATE, NOT_ITS_DECIDER, JUDGMENT_MISSING,
 * RENEWAL_SHORTENS, NOTHING_CHANGES, DATE_IN_FUTURE, DATE_BACKDATED, DATE_BEFORE_LAST, PROPOSED_ALREADY.
 */
export function amendResult(wish: Amendment, world: ProjectWorld, ids: Ids): ProjectAct | Rejection {
  const act = LIFE[wish.kind];
  const result = world.results.find(({ id }) => id === wish.result);
  if (!result) return reject('NO_SUCH_RESULT', { pointer: '/result' });
  const right = act.falls ? 'result.propose' : 'result.amend';
  const { actor } = world;
  const barred = mayNot(actor, right, { ...world.project, organId: result.organId });
  if (barred) return barred;
  const wrong = whatIsWrong(wish, result, world);
  if (wrong) return wrong;
  if (!act.falls) return amended(wish, result, world, ids);
  const same = ({ says }: ProjectWorld['proposals'][number]) => says['result'] === wish.result;
  if (world.proposals.some(same)) return reject('PROPOSED_ALREADY', { pointer: '/result' });
  return {
    kind: 'PROPOSE_AMENDMENT',
    effectiveOn: localDateOf(world.now),
    proposed: [{ id: ids.proposal, kind: 'amendment', says: { ...wish } }],
    because: { result: result.id, act: wish.kind },
  };
}

/** The proposed act by its second person, on the day it was decided for. Rejections: those of `amendResult`, OWN_PROPOSAL. */
export function confirmAmendment(
  proposal: ProjectWorld['proposals'][number],
  world: ProjectWorld,
  ids: Ids,
): ProjectAct | Rejection {
  const wish = proposal.says as unknown as Amendment;
  const result = world.results.find(({ id }) => id === wish.result);
  if (!result) return reject('NO_SUCH_RESULT');
  const { actor } = world;
  const barred = mayNot(actor, 'result.confirm', { ...world.project, organId: result.organId });
  if (barred) return barred;
  if (!isSecondPerson(actor, proposal)) return reject('OWN_PROPOSAL');
  // Proposed in time, it may be signed some days later.
  const wrong = whatIsWrong(wish, result, world, proposal.on);
  if (wrong) return wrong;
  const act = amended({ effectiveOn: localDateOf(world.now), ...wish }, result, world, ids);
  return { ...act, ended: [{ id: proposal.id, as: 'confirmed' }] };
}

function whatIsWrong(
  wish: Amendment,
  result: RegisterEntry,
  { now, results }: ProjectWorld,
  enteredOn = localDateOf(now),
): Rejection | null {
  const { kind, decidedBy = 'organ' } = wish;
  const { from, by }: { readonly from: readonly string[]; readonly by: readonly string[] } = LIFE[kind];
  const state = stateOn(result, wish.effectiveOn ?? localDateOf(now), results);
  if (!from.includes(state)) return reject('RESULT_STATE', { params: { state, event: kind } });
  if (!by.includes(decidedBy)) return reject('NOT_ITS_DECIDER', { pointer: '/decidedBy' });
  const outside = decidedBy === 'court' || decidedBy === 'reconsideration';
  if (outside && !wish.judgment) return reject('JUDGMENT_MISSING', { pointer: '/judgment' });
  return contentRefusal(wish, result) ?? dayRefusal(wish, result, { enteredOn, outside });
}

const counts = ({ state }: RegisterEntry): boolean => ['in-force', 'renewed', 'stayed'].includes(state);

/**
 * How it stood on the day of the act. Time comes first, whatever its alarm did; but it lapsed for nothing that was decided while it
 * still counted and is entered after (许可法 50: before it ends), unless another has taken its place.
 */
function stateOn(
  result: RegisterEntry,
  on: LocalDate,
  results: readonly RegisterEntry[],
): RegisterEntry['state'] {
  const { state, validUntil, code, subject, lapsedFrom } = result;
  if (validUntil === null) return state;
  if (counts(result)) return validUntil < on ? 'lapsed' : state;
  const next = results.some((each) => each.code === code && each.subject === subject && counts(each));
  return state === 'lapsed' && on <= validUntil && !next ? (lapsedFrom?.state ?? 'in-force') : state;
}

function contentRefusal({ kind, ...wish }: Amendment, result: RegisterEntry): Rejection | null {
  const { validUntil } = wish;
  if (kind === 'renewal' && (!validUntil || (result.validUntil !== null && validUntil <= result.validUntil)))
    return reject('RENEWAL_SHORTENS', { pointer: '/validUntil', params: { until: result.validUntil ?? '' } });
  if (kind !== 'change') return null;
  const fields = Object.entries(wish.fields ?? {}).some(([name, value]) => result.fields[name] !== value);
  const changes = fields || (wish.number !== undefined && wish.number !== result.number);
  return changes ? null : reject('NOTHING_CHANGES', { pointer: '/fields' });
}

function dayRefusal(
  { effectiveOn }: Amendment,
  result: RegisterEntry,
  { enteredOn, outside }: { readonly enteredOn: LocalDate; readonly outside: boolean },
): Rejection | null {
  if (!effectiveOn || effectiveOn === enteredOn) return null;
  const refuse = (code: string) => reject(code, { pointer: '/effectiveOn', params: { today: enteredOn } });
  if (effectiveOn > enteredOn) return refuse('DATE_IN_FUTURE');
  // What time alone wrote is no act that it could be before.
  const last = result.state === 'lapsed' ? (result.lapsedFrom?.on ?? result.inForceOn) : result.stateOn;
  if (effectiveOn < last) return refuse('DATE_BEFORE_LAST');
  return !outside && daysBetween(effectiveOn, enteredOn) > LATE_DAYS ? refuse('DATE_BACKDATED') : null;
}

function amended(wish: Amendment, result: RegisterEntry, world: ProjectWorld, ids: Ids): ProjectAct {
  const { kind, article, reason, evidence, decidedBy = 'organ', judgment } = wish;
  const on = wish.effectiveOn ?? localDateOf(world.now);
  const { falls } = LIFE[kind];
  const because = { result: result.id, act: kind, article, reason, evidence, decidedBy };
  return {
    kind: 'AMEND_RESULT',
    effectiveOn: on,
    amended: [amendedRow(wish, result, on)],
    ...(kind === 'change' && { entered: [changedRow(wish, result, { on, id: ids.result })] }),
    because: { ...because, ...(judgment && { judgment }) },
    notices: lifeNotices(kind, { result, article, on }, world.project),
    topics: falls || kind === 'change' ? ['result.fallen'] : ['result.in-force'],
  };
}

function amendedRow(wish: Amendment, result: RegisterEntry, on: LocalDate): AmendedResult {
  const { id, version, validUntil, number, fields, obligations } = result;
  const until = { renewal: wish.validUntil ?? validUntil, use: null }[wish.kind as string];
  const left = {
    id,
    version,
    number,
    fields,
    obligations,
    validUntil: until === undefined ? validUntil : until,
  };
  return { ...left, state: LIFE[wish.kind].to, stateOn: on };
}

/** What it says now is a result of its own: what stood on the old one hears of both. */
function changedRow(
  { number, fields, evidence }: Amendment,
  result: RegisterEntry,
  { on, id }: { readonly on: LocalDate; readonly id: string },
): EnteredResult {
  const { code, subject, organId, validUntil, obligations } = result;
  const numbered = number ?? result.number;
  return {
    ...{ id, code, subject, organId, validUntil, obligations, evidence },
    number: numbered,
    inForceOn: on,
    fields: { ...result.fields, ...fields, 'result-no': numbered },
    source: 'decision',
  };
}
