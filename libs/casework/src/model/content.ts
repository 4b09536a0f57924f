import { pointInto, type Rejection, reject } from '#kernel';
import { type Ground, holdsUp } from '#model/catalogue';
import { preReviewRefusal } from './channel/content.js';
import { dueOf, limitFrom, promiseOf } from './clocks.js';
import { COMMITMENT_CONTENT } from './commitment/content.js';
import { isCommitted } from './commitment/facts.js';
import { declaredRefusal } from './condition/content.js';
import { answerRefusal } from './confirmation-content.js';
import { consultRefusal } from './consult/consult.js';
import { firstOf } from './days.js';
import { type EventOf, type EventType, type ItemEvent, TIME } from './events.js';
import type { ItemFacts, OffList } from './facts.js';
import type { ItemContext } from './item-context.js';
import { LEVEL_CONTENT } from './levels/content.js';
import { filesRefusal, judgementRefusal } from './material/content.js';
import { conveningRefusal, opinionRefusal, recordRefusal } from './meeting/content.js';
import { mayBeOwed, owable } from './obligations.js';
import { listed, notAwaited, offList, outside, unknownIds } from './off-list.js';
import { sameGrounds, sameJurisdiction } from './redecide/content.js';
import { RESULT_CONTENT } from './result/content.js';
import { failureRefusal, serviceRefusal } from './serve/content.js';
import { draftRefusal } from './sign/content.js';
import { hasFailed, waitsFor } from './ties.js';
import { askable, askRefusal, findingRefusal, fromApplicant, rerouteRefusal } from './window/content.js';

/** What an event says must come from the published version of the item, or a precondition could be smuggled in by hand. Null is right. */
type ContentRule<T extends EventType> = (context: ItemContext, event: EventOf<T>) => Rejection | null;
type Grounded = Pick<EventOf<'TERMINATE'>, 'ground' | 'offList'>;
type Reasoned = { readonly reasons?: readonly string[]; readonly offList?: OffList };

const ground =
  (kind: Ground['kind']) =>
  ({ definition }: ItemContext, event: Grounded): Rejection | null => {
    const named = definition.grounds.find(({ id }) => id === event.ground);
    const off = { id: event.ground, at: '/ground', ours: !named };
    return listed(named?.kind === kind ? [] : [off], event);
  };

/** The time needed is told to the applicant in writing (行政许可法 45) and lies within the cap of the ground. */
const stop =
  (kind: 'special' | 'suspension') =>
  (context: ItemContext, event: EventOf<'START_SPECIAL'> | EventOf<'SUSPEND'>): Rejection | null => {
    const cap = context.definition.grounds.find(({ id }) => id === event.ground)?.cap;
    const over = cap && (event.needed.unit !== cap.unit || event.needed.value > cap.value);
    if (!over) return ground(kind)(context, event);
    return reject('STOP_OVER_CAP', { pointer: '/needed', params: { cap: cap.value, unit: cap.unit } });
  };

/** 优化营商条例 36: a decision after the day that was shown, of promise or statute, tells its public reason. A stop may hold back one of the two alone. */
function lateReason(
  context: ItemContext,
  event: { readonly on: string; readonly lateReason?: string },
): Rejection | null {
  const due = firstOf([dueOf(context, 'promise'), dueOf(context, 'statute'), dueOf(context, 'redecision')]);
  return due && event.on > due && !event.lateReason
    ? reject('LATE_REASON_MISSING', { pointer: '/lateReason' })
    : null;
}

function reasons({ definition }: ItemContext, event: Reasoned): Rejection | null {
  if (!event.reasons?.length) return reject('REASONS_MISSING', { pointer: '/reasons' });
  return listed(outside(event.reasons, definition.conditions, '/reasons'), event);
}

/** 一次性告知 names lines of the version that are the applicant's to bring; another item's result is nobody's to ask for. */
function gaps(context: ItemContext, event: EventOf<'NOTICE_GAPS'>): Rejection | null {
  const { materials } = context.definition;
  if (event.lines.length === 0) return reject('LINES_MISSING', { pointer: '/lines' });
  const ids = event.lines.map(({ line }) => line);
  const off = outside(ids, askable(context), '/lines');
  const ours = (id: string) => !materials.some((line) => line.id === id);
  return listed(
    off.map((each) => ({ ...each, ours: ours(each.id) })),
    event,
  );
}

/** A grant condition is an obligation: of a published condition, and due after the grant (行政许可法 69(1)(四), 74). */
function obliges({ definition }: ItemContext, event: EventOf<'GRANT'>): Rejection | null {
  const { obligations = [], on } = event;
  const early = obligations.findIndex(({ dueOn }) => dueOn <= on);
  if (early >= 0) return reject('OBLIGATION_BEFORE_GRANT', { pointer: `/obligations/${early}/dueOn` });
  const named = obligations.map(({ condition }) => condition);
  return listed(outside(named, definition.conditions, '/obligations', '/condition'), event);
}

/** What a review assumes of others are fields that a published tie reads: anything else would be a tie of its own making. */
function assumes({ definition }: ItemContext, event: EventOf<'CONCLUDE_REVIEW'>): Rejection | null {
  const binding = definition.ties.filter(holdsUp);
  const known = binding.flatMap(({ to, fields }) =>
    to.flatMap((code) => [...fields, 'result-no'].map((field) => `${code}.${field}`)),
  );
  const wrong = Object.keys(event.assumed ?? {}).find((name) => !known.includes(name));
  return wrong === undefined ? null : offList(pointInto('/assumed', wrong), wrong);
}

/** A supplied line must be one that was asked for, never a new one. */
function asked(context: ItemContext, event: EventOf<'SUPPLY'>): Rejection | null {
  const { owed, gaps, asks = [] } = context.facts;
  const told = [...(owed?.debts ?? gaps?.lines ?? []), ...asks.flatMap((ask) => ask.lines)];
  if (event.lines.length === 0) return reject('LINES_MISSING', { pointer: '/lines' });
  const at = event.lines.findIndex((id) => !told.some(({ line }) => line === id));
  return at < 0 ? null : notAwaited(pointInto('/lines', at), event.lines[at]);
}

/** 容缺受理: lines of the published list that may be owed, by no later a day than the promised one (facts/law.md, 2). */
function tolerance(
  context: ItemContext,
  { lines, within, on }: EventOf<'ACCEPT_WITH_GAPS'>,
): Rejection | null {
  if (lines.length === 0) return reject('LINES_MISSING', { pointer: '/lines' });
  const open = owable(context.definition, context.facts).map((id) => ({ id }));
  const last = limitFrom(context.calendar, on, promiseOf(context));
  const over = limitFrom(context.calendar, on, within) > last;
  return (
    unknownIds(lines, open, '/lines') ??
    (over ? reject('DEBT_OVER_PROMISE', { pointer: '/within', params: { last } }) : null)
  );
}

/** Decided at once: an immediate item, or on a commitment where the catalogue offers one. */
function commitment(
  { definition, facts }: ItemContext,
  { byCommitment }: EventOf<'ACCEPT_AND_DECIDE'>,
): Rejection | null {
  if (byCommitment && definition.commitment && !isCommitted(facts))
    return reject('COMMITMENT_NOT_CHOSEN', { pointer: '/byCommitment' });
  if (byCommitment && !definition.commitment) return reject('NO_COMMITMENT', { pointer: '/byCommitment' });
  return byCommitment || definition.handling === 'immediate'
    ? null
    : reject('COMMITMENT_MISSING', { pointer: '/byCommitment' });
}

function extension(context: ItemContext, event: EventOf<'EXTEND'>): Rejection | null {
  const cap = context.definition.statutory?.extension;
  if (!cap || event.more.unit !== cap.unit || event.more.value > cap.value || event.more.value < 1) {
    return reject('EXTENSION_OVER_CAP', {
      pointer: '/more',
      params: { cap: cap?.value ?? 0, unit: cap?.unit ?? '' },
    });
  }
  return null;
}

/** The two materials rules of a filing: every line is the item's own, and none of the core ones is missing. */
function corePapers({ definition, facts }: ItemContext, event: EventOf<'FILE'>): Rejection | null {
  const unknown = unknownIds(event.handedIn, definition.materials, '/handedIn');
  if (unknown) return unknown;
  const { covered = [] } = event;
  const handedIn = [...facts.handedIn, ...event.handedIn];
  const missing = missingCore(definition.materials, Object.assign({}, facts, { handedIn, covered }));
  return missing.length
    ? reject('CORE_PAPERS_MISSING', { pointer: '/handedIn', params: { lines: missing.join(', ') } })
    : null;
}

/**
 * Core lines the applicant must hand in: not what a commitment stands for, what the base has published for all, nor what may be owed on the
 * green channel.
 */
export function missingCore(
  materials: ItemContext['definition']['materials'],
  facts: Pick<ItemFacts, 'handedIn' | 'channel' | 'commitment' | 'covered'>,
  commits = isCommitted(facts),
): string[] {
  const spared = (line: ItemContext['definition']['materials'][number]) =>
    facts.handedIn.includes(line.id) ||
    facts.covered?.some((each) => each.line === line.id) ||
    (line.commitment === true && commits) ||
    mayBeOwed(line, facts.channel);
  return materials
    .filter((line) => line.core && fromApplicant(line) && !line.condition && !spared(line))
    .map((line) => line.id);
}

/**
 * Results of the same case arrive by themselves; a person enters only what an outside system decided, with evidence, or that the project needs none
 * of it.
 */
function arrival({ facts }: ItemContext, event: EventOf<'PRIOR_RESULT'>): Rejection | null {
  const { from, by, on, result, notNeeded } = event;
  const tie = facts.ties.find((each) => (event.anew ? hasFailed(each, from) : waitsFor(each, from)));
  if (!tie) return offList('/from', from);
  if (by !== TIME && notNeeded !== undefined) return declaredRefusal(facts, event);
  if (result && result.inForceOn > on) return reject('RESULT_NOT_IN_FORCE', { pointer: '/result/inForceOn' });
  return by !== TIME && tie.within.includes(from)
    ? reject('RESULT_ARRIVES_BY_ITSELF', { pointer: '/from' })
    : null;
}

const RULES: { readonly [T in EventType]?: ContentRule<T> } = {
  FILE: (context, event) => corePapers(context, event) ?? filesRefusal(event, event.handedIn),
  NOT_NEEDED: ground('not-needed'),
  REFUSE_JURISDICTION: sameJurisdiction,
  NOTICE_GAPS: gaps,
  SUPPLY: (context, event) => asked(context, event) ?? filesRefusal(event, event.lines),
  JUDGE_LINE: judgementRefusal,
  PRE_REVIEW: preReviewRefusal,
  ACCEPT_WITH_GAPS: tolerance,
  ACCEPT_AND_DECIDE: (context, event) =>
    commitment(context, event) ??
    (event.outcome === 'refused' ? reasons(context, event) : null) ??
    lateReason(context, event),
  START_SPECIAL: stop('special'),
  SUSPEND: stop('suspension'),
  EXTEND: extension,
  PRIOR_RESULT: arrival,
  RECORD: lateReason,
  CONCLUDE_REVIEW: (context, event) => assumes(context, event) ?? draftRefusal(context, event),
  GRANT: (context, event) => obliges(context, event) ?? lateReason(context, event),
  REFUSE: (context, event) =>
    reasons(context, event) ?? sameGrounds(context, event) ?? lateReason(context, event),
  TERMINATE: ground('termination'),
  CONVENE: conveningRefusal,
  HOLD_MEETING: recordRefusal,
  GIVE_OPINION: opinionRefusal,
  CONSULT: consultRefusal,
  SERVE: serviceRefusal,
  SERVICE_FAILED: failureRefusal,
  FIND_GAPS: findingRefusal,
  ASK: askRefusal,
  REROUTE: rerouteRefusal,
  CONFIRM: answerRefusal,
  OBJECT: answerRefusal,
  PROVISIONAL: answerRefusal,
  CONFIRMATION_SILENT: answerRefusal,
  ...RESULT_CONTENT,
  ...LEVEL_CONTENT,
  ...COMMITMENT_CONTENT,
};

/** The first thing wrong with what the event says, or null. */
export function contentRefusal(context: ItemContext, event: ItemEvent): Rejection | null {
  const rule = RULES[event.type] as ContentRule<EventType> | undefined;
  return rule?.(context, event as never) ?? null;
}
