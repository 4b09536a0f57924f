import { addDays, localDateOf } from '#calendar';
import { ActOnItem, type Asking, type Done, type Wish } from '#casework';
import { type Instant, isRejection, type LocalDate, type Rejection } from '#kernel';
import {
  allowedActions,
  applyTime,
  type EventType,
  type Item,
  type ItemEvent,
  isAwaited,
  isOpen,
  step,
} from '#model/casework';
import type { CaseSeen } from './book.js';
import { COMMON, CONTENT, weightOf } from './content.js';
import { is, type Person, sees } from './people.js';
import { askedBy, type Offence, type Play } from './play.js';

/** Somebody about to do something to an item. */
export interface Attempt {
  readonly person: Person;
  readonly file: CaseSeen;
  readonly item: Item;
  readonly wish: Wish;
  readonly asking: Asking;
  readonly ifVersion?: number;
  readonly effectiveOn?: LocalDate;
  /** It was offered, and nothing is wrong with what it says: a refusal would break a promise. */
  readonly sure: boolean;
}

/** Everything up to the signed conclusion of the review: what no sibling may ever hold up (rules of the domain 1.1). */
const REVIEW: readonly EventType[] = [
  'FILE',
  'NOTICE_GAPS',
  'SUPPLY',
  'CLAIM',
  'RELEASE',
  'HAND_OVER',
  'CONCLUDE_REVIEW',
];
/** Events that come by a verb of their own. */
export const OTHER_VERBS: readonly EventType[] = ['CORRECT_RECORD', 'CONVENE', 'HOLD_MEETING', 'CONSULT'];
const TRIES = 20;

export const subjectOf = ({ row }: CaseSeen, { organId }: Item) => ({
  applicantOrgan: row.applicant_organ,
  parkId: row.park_id,
  organId,
});

/** Items to which something may still happen. */
export const alive = ({ items }: CaseSeen): Item[] =>
  items.filter((item) => isOpen(item) || ['granted', 'refused', 'recorded'].includes(item.standing));

export const inPlay = (play: Play): CaseSeen[] => play.book.cases.filter(({ id }) => !play.left.has(id));

/** An item of some case and somebody whom the act on it is offered. */
export function somebodyOffered(
  play: Play,
  type: EventType,
): { readonly file: CaseSeen; readonly item: Item; readonly person: Person } | null {
  const file = play.chance.pick(inPlay(play));
  const item = file && play.chance.pick(file.items);
  if (!file || !item) return null;
  const offers = (each: Person) => allowedActions(item, each, subjectOf(file, item), todayOf(play, file));
  const person = play.chance.pick(play.people.filter((each) => offers(each).includes(type)));
  return person ? { file, item, person } : null;
}

/** The legal moment of a case: what was recorded has happened, also where the clock has stepped back since. */
const nowOf = ({ now }: Play, { lastAt }: CaseSeen): Instant => (lastAt > now ? lastAt : now);

export const todayOf = (play: Play, file: CaseSeen): LocalDate => localDateOf(nowOf(play, file));

/** Nothing that time or a result elsewhere has done is still to be heard. */
function settled(item: Item, now: Instant): boolean {
  const waits = item.context.facts.ties.some(isAwaited);
  return !waits && applyTime(item, now, []).events.length === 0;
}

/** Somebody with something lawful to do: to any item, to one of `file`, to that very one; null where many tries found nobody. */
export function chooseAct(play: Play, within?: { file: CaseSeen; items: readonly Item[] }): Attempt | null {
  const { chance } = play;
  for (let left = TRIES; left > 0; left -= 1) {
    const file = within?.file ?? chance.pick(inPlay(play).filter((each) => alive(each).length > 0));
    const item = file && chance.pick(within?.items ?? alive(file));
    const attempt = file && item ? lawfulAct(play, file, item) : null;
    if (attempt) return attempt;
  }
  return null;
}

/** Who works on it now is the likeliest to do the next thing. */
const likely =
  ({ work, context }: Item) =>
  (person: Person): number => {
    const { claimedBy } = context.facts;
    if (claimedBy && [person.personId, person.inPlaceOf].includes(claimedBy)) return 6;
    if (person.inPlaceOf) return 4;
    return work === 'concluded' && is(person, 'head') ? 4 : 1;
  };

function lawfulAct(play: Play, file: CaseSeen, item: Item): Attempt | null {
  const { chance, people } = play;
  const subject = subjectOf(file, item);
  // Everybody who sees the case but the staff of its other organs.
  const others = file.items.map(({ organId }) => organId).filter((id) => id !== item.organId);
  const near = people.filter((each) => sees(each, file) && !others.includes(each.organId));
  const person = chance.weighted(near, likely(item));
  if (!person) return null;
  const offered = allowedActions(item, person, subject, todayOf(play, file));
  const type = chance.weighted(
    offered.filter((each) => !OTHER_VERBS.includes(each)),
    weightOf,
  );
  // Whoever may only do something rare mostly does nothing.
  return type && chance.happens(weightOf(type) / COMMON)
    ? attemptOf(play, { file, item, person, type })
    : null;
}

interface Chosen {
  readonly file: CaseSeen;
  readonly item: Item;
  readonly person: Person;
  readonly type: EventType;
}

/** Null where the published version leaves nothing to say. */
export function attemptOf(play: Play, { file, item, person, type }: Chosen): Attempt | null {
  const today = todayOf(play, file);
  const papers = play.papers.get(file.row.project_id) ?? [];
  const content = CONTENT[type]?.({ ...play, papers, item, person, today }) ?? (CONTENT[type] ? null : {});
  if (!content) return null;
  const wish = { type, ...content } as Wish;
  const sure = type in CONTENT && settled(item, nowOf(play, file));
  return { person, file, item, wish, asking: askedBy(play, person), ifVersion: item.version, sure };
}

/** The same with paper that came in some days ago: within the bound, and a little beyond it. */
export function lateEntry(play: Play, attempt: Attempt): Attempt {
  return {
    ...attempt,
    // Now and then nothing proves the day, and then it is refused.
    wish: play.chance.happens(0.85) ? { ...attempt.wish, evidence: '签收单' } : attempt.wish,
    effectiveOn: addDays(todayOf(play, attempt.file), -play.chance.between(1, 13)),
    sure: false,
  };
}

export function perform(
  play: Play,
  { asking, file, item, wish, ifVersion, effectiveOn }: Attempt,
): Promise<Done | Rejection> {
  const on = { caseId: file.id, idx: item.idx, ...(ifVersion !== undefined && { ifVersion }) };
  return play.house.get(ActOnItem).execute(asking, on, wish, effectiveOn);
}

export function answerOf(answer: { readonly replayed: boolean } | Rejection): string {
  if (isRejection(answer)) return answer.code;
  return answer.replayed ? 'replayed' : 'done';
}

/** What the answer says against the house; a done act is kept, to be asked again. */
export function judge(play: Play, attempt: Attempt, answer: Done | Rejection): Offence[] {
  const { asking, wish } = attempt;
  play.count(`${wish.type} ${answerOf(answer)}`);
  if (!isRejection(answer)) {
    play.past.push({ ...answer, asking, again: (again) => perform(play, { ...attempt, asking: again }) });
    return [];
  }
  return [...brokenOffer(attempt, answer), ...heldBySibling(play, attempt, answer)];
}

function brokenOffer({ sure, wish, item }: Attempt, { code }: Rejection): Offence[] {
  if (!sure) return [];
  return [
    {
      invariant: 'what is offered is taken',
      said: `${wish.type} was offered and refused: ${code}`,
      rows: item,
    },
  ];
}

/** The runtime witness of 1.6: would the same item, had it no sibling, have been let through? */
function heldBySibling(play: Play, { file, item, wish, person }: Attempt, { code }: Rejection): Offence[] {
  if (!REVIEW.includes(wish.type)) return [];
  const { personId: by, inPlaceOf } = person;
  const event = { ...wish, on: todayOf(play, file), by, ...(inPlaceOf && { inPlaceOf }) } as ItemEvent;
  const { context } = item;
  const alone = { ...item, context: { ...context, facts: { ...context.facts, ties: [] } } };
  const held = isRejection(step(item, event)) && !isRejection(step(alone, event));
  return held
    ? [{ invariant: 'review never waits', said: `${wish.type} was held by a sibling: ${code}`, rows: item }]
    : [];
}

/** In names that are the same in every run of a seed. */
export function describe({ people }: Play, { person, file, item, wish, effectiveOn }: Attempt): string {
  const { type, ...content } = wish;
  const late = effectiveOn ? ` as of ${effectiveOn}` : '';
  const named = JSON.stringify(content, (key, value) =>
    key === 'file' ? '…' : (people.find(({ personId }) => personId === value)?.name ?? value),
  );
  return `${person.name}: ${type} on case ${file.no} item ${item.idx} ${item.code} v${item.version}${late} ${named}`;
}
