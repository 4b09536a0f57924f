import type { Bilingual, LocalDate } from '#kernel';
import type { ClockKind } from '#model/catalogue';
import { ACT_WORDS } from './act-words.js';
import { CHANNEL_TELLERS } from './channel/tellers.js';
import { clocksOf, shownDue } from './clocks.js';
import { COMMITMENT_TELLERS } from './commitment/tellers.js';
import { CONDITION_TELLERS } from './condition/tellers.js';
import { CONFIRMATION_TELLERS } from './confirmation-tellers.js';
import { type EventOf, type EventType, type ItemEvent, TIME } from './events.js';
import type { OffList } from './facts.js';
import type { Item } from './item.js';
import type { ItemContext } from './item-context.js';
import { jointClock } from './joint.js';
import type { Joint, JointEvent } from './joint-facts.js';
import { LEVEL_TELLERS } from './levels/tellers.js';
import { MEETING_TELLERS } from './meeting/tellers.js';
import { type NoticeKind, wordsFor } from './notice-words.js';
import type { Notice } from './outcome.js';
import { REDECIDE_TELLERS } from './redecide/tellers.js';
import { RESULT_TELLERS } from './result/tellers.js';
import { SERVE_TELLERS, serviceCorrected } from './serve/tellers.js';
import { applicant, organ, supervisor, type Teller, type Telling } from './telling.js';
import { WINDOW_TELLERS } from './window/tellers.js';

/** First the applicant, then the organ, then supervision: whoever waits longest hears first. */
const AUDIENCES: readonly Notice['audience'][] = ['applicant', 'organ', 'supervisor'];
/** No law asks that these reach the applicant; what 行政许可法 32, 38, 42 and 45 want told must. */
const COURTESIES: readonly NoticeKind[] = [
  'running-again',
  'overdue-promise',
  'overdue-statute',
  'joint-overdue',
  'commitment-kept',
  'facts-changed',
  'prior-declared-not-needed',
  'tie-ruled-out',
  'prior-anew',
  'tie-binds',
  'green-date',
  'ordinary-date',
  'pre-review-findings',
  'pre-review-clear',
  'rerouted',
  'forwarded',
  'outside-progress',
  'decided-outside-granted',
  'decided-outside-refused',
];

export function inOrder(notices: readonly Notice[]): Notice[] {
  return AUDIENCES.flatMap((audience) => notices.filter((notice) => notice.audience === audience));
}

const shown = ({ context }: Item): LocalDate | null => shownDue(clocksOf(context));
const dueOf = ({ context }: Item, wanted: ClockKind): LocalDate | null =>
  clocksOf(context).find(({ kind }) => kind === wanted)?.due.dueOn ?? null;

const decided = ({ context }: Item, { offList }: { readonly offList?: OffList }) => {
  const { number, outcome = 'granted', reasons } = context.facts;
  const because = reasons?.map((id) => reasonOf(context, id, offList)).join('；');
  return [applicant(`decided-${outcome}`, { number, reasons: reasons?.join(', '), because })];
};

/** A condition in its own words: its id alone tells an applicant nothing. Off the list it is what the head signed for. */
function reasonOf({ definition }: ItemContext, id: string, offList: OffList | undefined): string {
  const listed = definition.conditions.find((condition) => condition.id === id);
  if (listed) return `${listed.text}（${listed.article}）`;
  return offList ? `${offList.reason}（${offList.article}）` : id;
}

const terminated: Teller<'TERMINATE'> = ({ context }, { ground: id, offList }) => {
  const listed = context.definition.grounds.find((ground) => ground.id === id);
  const article = listed?.article ?? offList?.article;
  const name = listed?.name ?? { zh: offList?.reason, en: offList?.reason };
  return [applicant('terminated', { ground: name.zh, groundEn: name.en, article })];
};

/** Where its own organ says that an item is not needed, the applicant hears it of that item; said by hand, he hears it here. */
const arrived: Teller<'PRIOR_RESULT'> = ({ context }, { from, by, result, notNeeded, anew, evidence }) => {
  if (anew) return [applicant, organ].map((to) => to('prior-anew', { from }));
  const told: Telling[] = [];
  if (notNeeded !== undefined && by !== TIME)
    told.push(applicant('prior-declared-not-needed', { from, article: notNeeded, evidence }));
  if (!context.facts.claimedBy) return told;
  if (result) return [organ('prior-result', { from, number: result.number })];
  return notNeeded === undefined ? told : [...told, organ('prior-not-needed', { from, article: notNeeded })];
};

function stopped(after: Item, { ground: id, on }: EventOf<'START_SPECIAL'> | EventOf<'SUSPEND'>) {
  const { definition, facts } = after.context;
  const { name, article } = definition.grounds.find((ground) => ground.id === id) ?? {};
  const until = facts.stops.at(-1)?.expectedUntil;
  return [applicant('stopped', { on, ground: name?.zh, groundEn: name?.en, article, until })];
}

const runs = (after: Item, { on }: ItemEvent) => applicant('running-again', { on, due: shown(after) });

const silent: Teller<'DECIDE_BY_SILENCE'> = ({ context: { definition } }) => {
  const { law, article } = definition.silence?.basis ?? {};
  const params = { article: `${law} ${article}` };
  return [applicant, organ, supervisor].map((to) => to('decided-by-silence', params));
};

const acceptedBySilence: Teller<'DEEM_ACCEPTED'> = (after, { on }) =>
  [applicant, organ].map((to) => to('accepted-by-silence', { on, due: shown(after) }));

/** A published calendar is told where it moves the day that was shown, earlier or later. */
const recalendared: Teller<'RECALENDAR'> = (after, { paper }, before) => {
  const params = { from: shown(before), to: shown(after), cause: paper };
  return params.from === params.to ? [] : [applicant, organ].map((to) => to('new-date', params));
};

/** Other rules are told also where no day moves: what is asked of the applicant, and on which conditions, may be others. */
const adopted: Teller<'ADOPT_VERSION'> = (after, { version, paper, basis }, before) => {
  const params = { version, cause: paper, basis, from: shown(before), to: shown(after) };
  return [applicant, organ].map((to) => to('new-version', params));
};

/** Also of a clock that has begun again (`2/overdue`). */
const isOverdue = (rung: string): boolean => rung.split('/').at(-1) === 'overdue';

/** An overrun of the promise and one of the statute are told apart, each with its remedy. */
const rang: Teller<'RING'> = (after, { clock, rungs }) =>
  rungs.some(isOverdue) && (clock === 'promise' || clock === 'statute')
    ? [applicant(`overdue-${clock}`, { due: dueOf(after, clock) })]
    : [];

const corrected: Teller<'CORRECT_RECORD'> = (after, event) => {
  const { from, to, reason: cause } = event;
  return (
    serviceCorrected(after, event) ?? [applicant('record-corrected', { from, to, cause, due: shown(after) })]
  );
};

const TELLERS: { readonly [T in EventType]?: Teller<T> } = {
  NOT_NEEDED: () => [applicant('not-needed')],
  REFUSE_JURISDICTION: (_, { competentOrgan }) => [applicant('not-accepted', { organ: competentOrgan })],
  NOTICE_GAPS: (after, { lines }) =>
    // Of a consolidated notice the case tells the applicant once, whatever number of items it is about.
    after.context.facts.window?.findings
      ? []
      : [applicant('gaps', { count: lines.length, due: dueOf(after, 'supplement') })],
  SUPPLY: (after) => (after.standing === 'correcting' ? [] : [organ('supplied')]),
  ...WINDOW_TELLERS,
  ACCEPT: (after) => [applicant('accepted', { due: shown(after) })],
  ACCEPT_WITH_GAPS: (after, { lines }) => [
    applicant('accepted-with-gaps', {
      due: shown(after),
      count: lines.length,
      by: dueOf(after, 'debt'),
    }),
  ],
  DEEM_ACCEPTED: acceptedBySilence,
  ACCEPT_AND_DECIDE: decided,
  RECORD: (after) => decided(after, {}),
  GRANT: decided,
  REFUSE: decided,
  DECIDE_BY_SILENCE: silent,
  START_SPECIAL: stopped,
  SUSPEND: stopped,
  END_SPECIAL: (after, event) => [runs(after, event)],
  RESUME: (after, event) => [runs(after, event)],
  END_AT_CAP: (after, event) => [runs(after, event), supervisor('cap-reached', { on: event.on })],
  EXTEND: (after, { reason }, before) => [
    applicant('extended', {
      from: dueOf(before, 'statute'),
      to: dueOf(after, 'statute'),
      cause: reason,
    }),
  ],
  PRIOR_RESULT: arrived,
  WITHDRAW: (_, __, { context }) => (context.facts.filedOn ? [organ('withdrawn')] : []),
  TERMINATE: terminated,
  FOLLOW_UP: (_, { kept }) => [applicant(kept ? 'commitment-kept' : 'commitment-broken')],
  REMIND: () => [organ('reminded')],
  ORDER: (after, { question }) => [organ('ordered', { question, due: dueOf(after, 'order') })],
  ANSWER_ORDER: (_, { answer }) => [supervisor('order-answered', { answer })],
  CORRECT_RECORD: corrected,
  RECALENDAR: recalendared,
  ADOPT_VERSION: adopted,
  RING: rang,
  ...CONFIRMATION_TELLERS,
  ...CONDITION_TELLERS,
  ...REDECIDE_TELLERS,
  ...RESULT_TELLERS,
  ...SERVE_TELLERS,
  ...MEETING_TELLERS,
  ...LEVEL_TELLERS,
  ...CHANNEL_TELLERS,
  ...COMMITMENT_TELLERS,
};

function noticeOf({ to, kind, params }: Telling, idx: number, name: Bilingual): Omit<Notice, 'organ_id'> {
  const legal = to === 'applicant' && !COURTESIES.includes(kind);
  return { idx, kind, audience: to, legal, words: wordsFor(kind, name, params), params };
}

const offListed = (event: ItemEvent): Telling[] =>
  'offList' in event && event.offList
    ? [
        supervisor('off-list', {
          event: event.type,
          act: ACT_WORDS[event.type].zh,
          actEn: ACT_WORDS[event.type].en,
          ...event.offList,
        }),
      ]
    : [];

/** Who is told what because of the event, in words of the day. */
export function noticesOf(before: Item, after: Item, event: ItemEvent, applicantOrgan: number): Notice[] {
  const teller = TELLERS[event.type] as Teller<EventType> | undefined;
  const organs = { applicant: applicantOrgan, organ: after.organId, supervisor: null };
  return [...(teller?.(after, event, before) ?? []), ...offListed(event)].map((telling) => {
    const params = { code: after.code, ...telling.params };
    const notice = noticeOf({ ...telling, params }, after.idx, after.context.definition.name);
    return { ...notice, organ_id: telling.organId ?? organs[telling.to] };
  });
}

/** What the applicant hears of the clock of the case itself. */
export function jointNotices(
  { before, after }: { readonly before: Joint; readonly after: Joint },
  items: readonly Item[],
  event: JointEvent,
  applicantOrgan: number,
): Notice[] {
  const due = (joint: Joint) => jointClock(joint, items)?.due.dueOn ?? null;
  const told =
    event.type === 'EXTEND_JOINT'
      ? applicant('joint-extended', { from: due(before), to: due(after), cause: event.reason })
      : applicant('joint-overdue', { due: due(after) });
  if (event.type === 'RING' && !event.over) return [];
  return [{ ...noticeOf(told, 0, { zh: '', en: '' }), organ_id: applicantOrgan }];
}
