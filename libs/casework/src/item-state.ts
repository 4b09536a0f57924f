import { dueReceipt, localDateOf, type SkippedDay, type WorkingCalendar } from '#calendar';
import type { Actor, Bilingual, Instant, LocalDate } from '#kernel';
import type { AssessmentThere } from '#model/catalogue';
import { type AuthorityView, authorityView } from './authority-view.js';
import { type AskedOrgan, type ConfirmationView, confirmationViews } from './confirmation-view.js';
import { coveredOf } from './covered-of.js';
import { type Clock, clocksOf } from './model/clocks.js';
import { isRevoked } from './model/commitment/facts.js';
import { missingCore } from './model/content.js';
import type { CoveredLine } from './model/covered/facts.js';
import type { EventType } from './model/events.js';
import type { ItemFacts, Standing, Work } from './model/facts.js';
import { type FilledLine, filledLines } from './model/filled-lines.js';
import { allowedActions, type Item, isOpen, turnOf } from './model/item.js';
import { stillDue } from './model/projection.js';
import { nextLevel } from './model/sign/chain.js';
import type { SignLevel } from './model/sign/facts.js';
import type { RegisteredResult } from './model/time.js';
import { REVOKED_WORDS, remedyOf, wordsOf } from './model/words.js';
import { type SigningView, signingView } from './signing-view.js';
import type { LoadedItem } from './store/casework.store.js';
import { type WindowView, windowView } from './window-view.js';

/** Where an item stands, as its reader may see it, and what this reader may do next. */
export interface ItemState {
  readonly n: number;
  readonly code: string;
  readonly standing: Standing;
  readonly work: Work;
  readonly status: Bilingual;
  readonly turn: string;
  readonly nextAction: Bilingual | null;
  /** Null where nothing is due: before the filing, while every clock stands still, once it has ended. */
  readonly dueOn: LocalDate | null;
  /** What the applicant may do where the organ is late. */
  readonly remedy: Bilingual | null;
  /** Whose signature the concluded review waits for. */
  readonly signs: SignLevel | null;
  readonly version: number;
  readonly allowedActions: readonly EventType[];
}

/** A clock as it is shown: days and articles, so that everyone sees why the date is what it is. */
export interface ClockView {
  readonly kind: string;
  readonly article: string;
  readonly startedOn: LocalDate;
  readonly limit: { readonly value: number; readonly unit: string };
  readonly dueOn: LocalDate | null;
  /** The date rests on days no notice covers yet; then it lies between `earliest` and `latest`, as far as that is known. */
  readonly provisional: boolean;
  readonly earliest: LocalDate | null;
  readonly latest: LocalDate | null;
  readonly endedOn: LocalDate | null;
  /** Days between start and due day that did not count, each with its name and the paper that made it a day off. */
  readonly skipped: readonly SkippedDay[];
}

/** Facts shown as they are; what is not known yet is null. */
const SHOWN = [
  'gaps',
  'filedOn',
  'acceptedOn',
  'decidedOn',
  'decidedBy',
  'servedOn',
  'service',
  'consent',
  'announced',
  'outcome',
  'number',
  'lateReason',
  'owed',
  'followUp',
  'commitment',
  'rectification',
  'revocation',
  'subject',
  'channel',
  'preReviews',
] as const satisfies readonly (keyof ItemFacts)[];
type ShownFacts = { readonly [K in (typeof SHOWN)[number]]: NonNullable<ItemFacts[K]> | null };

export interface ItemDetail extends ItemState, ShownFacts, WindowView, AuthorityView {
  readonly name: Bilingual;
  readonly clocks: readonly ClockView[];
  readonly ties: ItemFacts['ties'];
  readonly stops: ItemFacts['stops'];
  /** Core lines still to be handed in before the item can be filed. */
  readonly missing: readonly string[];
  /** Lines that an assessment of the base stands for. */
  readonly covered: readonly CoveredLine[];
  /** Lines that the register of results supplies. */
  readonly filled: readonly FilledLine[];
  readonly reasons: readonly string[];
  readonly failures: NonNullable<ItemFacts['failures']>;
  readonly orders: NonNullable<ItemFacts['orders']>;
  readonly rechecks: NonNullable<ItemFacts['rechecks']>;
  /** What was annulled, each with the order to handle it anew. */
  readonly redone: NonNullable<ItemFacts['redone']>;
  readonly confirmations: readonly ConfirmationView[];
  /** Inside the deciding organ only. */
  readonly signing: SigningView | null;
}

/** Who reads, and what the case says about its parties. */
export interface Reading {
  readonly actor: Actor;
  readonly now: Instant;
  readonly file: { readonly applicantOrgan: number; readonly parkId: number };
  /** As they were read: what the authority record names for each. */
  readonly items?: readonly Pick<LoadedItem, 'idx' | 'competent'>[];
}

/** What the whole case tells besides its item. */
export interface DetailReading extends Reading {
  readonly results: readonly RegisteredResult[];
  readonly assessments: readonly AssessmentThere[];
  /** Organs that were asked to confirm something, by id. */
  readonly asked: Readonly<Record<number, AskedOrgan>>;
}

/** The part of a detail that an act answers with. */
export function stateOf(detail: ItemDetail): ItemState {
  const {
    n,
    code,
    standing,
    work,
    status,
    turn,
    nextAction,
    dueOn,
    remedy,
    signs,
    version,
    allowedActions: allowed,
  } = detail;
  const words = { status, turn, nextAction, dueOn, remedy, signs };
  return { n, code, standing, work, ...words, version, allowedActions: allowed };
}

/** Of the acts that the machine allows: not those that would be refused whatever is sent, for the authority record names nobody else. */
function leadsOn(type: EventType, { idx, organId, context }: Item, { items = [] }: Reading): boolean {
  const { competent } = items.find((each) => each.idx === idx) ?? {};
  if (!competent || (type !== 'REROUTE' && type !== 'TRANSFER')) return true;
  const to = type === 'REROUTE' ? competent.reroute : competent.transfer;
  const from = type === 'REROUTE' ? organId : (context.facts.levels?.upper ?? organId);
  return to !== null && to !== from;
}

export function itemState(item: Item, reading: Reading): ItemState {
  const { actor, now, file } = reading;
  const turn = turnOf(item);
  const dueOn = stillDue(item, clocksOf(item.context));
  const today = localDateOf(now);
  const { status, nextAction } = isRevoked(item.context.facts) ? REVOKED_WORDS : wordsOf(item.standing, turn);
  return {
    n: item.idx,
    code: item.code,
    standing: item.standing,
    work: item.work,
    status,
    nextAction,
    turn,
    dueOn,
    remedy: remedyOf(item.standing, dueOn, today),
    signs: isOpen(item) && item.work === 'concluded' ? nextLevel(item.context) : null,
    version: item.version,
    allowedActions: allowedActions(item, actor, { ...file, organId: item.organId }, today).filter((type) =>
      leadsOn(type, item, reading),
    ),
  };
}

export function clockView(
  { kind, article, span, due, endedOn }: Clock,
  calendar: WorkingCalendar,
): ClockView {
  const { skipped } = dueReceipt(calendar, span);
  const { start: startedOn, limit } = span;
  return {
    kind,
    article,
    startedOn,
    limit,
    dueOn: due.dueOn,
    provisional: due.provisional,
    earliest: due.earliest,
    latest: due.latest,
    endedOn: endedOn ?? null,
    skipped,
  };
}

export function itemDetail(item: Item, reading: DetailReading): ItemDetail {
  const { facts, definition, calendar } = item.context;
  const covered = coveredOf(item, reading);
  const shown = Object.fromEntries(SHOWN.map((name) => [name, facts[name] ?? null]));
  const told = {
    name: definition.name,
    clocks: clocksOf(item.context).map((clock) => clockView(clock, calendar)),
    ties: facts.ties,
    stops: facts.stops,
    missing: item.standing === 'planned' ? missingCore(definition.materials, { ...facts, covered }) : [],
    covered,
    filled: filledLines(definition.materials, reading.results),
    reasons: facts.reasons ?? [],
    failures: facts.failures ?? [],
    orders: facts.orders ?? [],
    rechecks: facts.rechecks ?? [],
    redone: facts.redone ?? [],
    confirmations: confirmationViews(item, reading),
    signing: signingView(item, reading),
  };
  // So many fields spread one set after the other take 90 µs an item, and assigned 2: V8 makes a dictionary of them on the way.
  const views = Object.assign({}, authorityView(facts, reading), windowView(item, reading));
  return Object.assign(
    {},
    itemState(item, reading),
    shown as unknown as ShownFacts,
    Object.assign(told, views),
  );
}
