import { addDays } from '#calendar';
import { type AnswerType, type EventType, isAwaited, isOpenFor, owable } from '#model/casework';
import { holdsUp, type ItemDefinition } from '#model/catalogue';
import { ownPapers } from '../demo-application.js';
import type { Chance } from './chance.js';
import { LEVEL_CONTENT, LEVEL_WEIGHT } from './content/levels.js';
import { isCommitted, PROMISE_CONTENT, PROMISE_WEIGHT } from './content/promises.js';
import { RESULT_CONTENT } from './content/result.js';
import { filled, MATERIAL_CONTENT } from './material-content.js';
import { is, themselves } from './people.js';
import type { Saying } from './saying.js';
import { SERVE_CONTENT } from './service-content.js';
import { drafted, signedAs } from './signing-content.js';
import { missing, WINDOW_CONTENT, WINDOW_WEIGHT } from './window-content.js';

/** What an event says, taken from the published version so that nothing is wrong with it. Null: there is nothing to say. */
type Content = (saying: Saying) => object | null;

const working = (value: number) => ({ value, unit: 'working_day' as const });
/** Few enough that what a review assumed often comes true. */
const VALUES = ['100', '100', '250'];

function groundOf(
  definition: ItemDefinition,
  kind: string,
  chance: Chance,
): ItemDefinition['grounds'][number] | undefined {
  return chance.pick(definition.grounds.filter((ground) => ground.kind === kind));
}

const ground =
  (kind: string): Content =>
  ({ item, chance }) => {
    const found = groundOf(item.context.definition, kind, chance);
    return found ? { ground: found.id } : null;
  };

const stop =
  (kind: string): Content =>
  ({ item, chance }) => {
    const found = groundOf(item.context.definition, kind, chance);
    if (kind === 'suspension' && signs(chance)) return { ground: 'X1', needed: working(3), offList };
    if (!found) return null;
    const { unit, value } = found.cap ?? working(20);
    return { ground: found.id, needed: { unit, value: chance.between(1, value) } };
  };

/** What the head signs for though no list holds it, once in a while. */
const offList = { article: '安全生产法 33', reason: '现场有未申报的储罐' };
const signs = (chance: Chance): boolean => chance.happens(0.1);

const lateReason = '系统升级期间无法办理';

/** The fields of a result that some later review may have assumed. */
function fieldsOf(chance: Chance): Record<string, string> {
  const names = ['land-area', 'land-use', 'floor-area', 'building-name', 'drawing-version'];
  return Object.fromEntries(names.map((name) => [name, chance.pick(VALUES) ?? '']));
}

function assumed({ item, chance }: Saying): Record<string, string> | undefined {
  const { ties } = item.context.definition;
  if (!chance.happens(0.4)) return undefined;
  return Object.fromEntries(
    ties
      .filter(holdsUp)
      .flatMap(({ to, fields }) =>
        to.flatMap((code) => fields.map((field) => [`${code}.${field}`, chance.pick(VALUES) ?? ''])),
      ),
  );
}

/** A result that an outside system decided, its failure, or that the project needs none. */
const priorResult: Content = ({ item, chance, person, today }) => {
  const { ties, claimedBy } = item.context.facts;
  const waits = ties.filter(isAwaited);
  const from = chance.pick(waits.flatMap(({ to, within }) => to.filter((code) => !within.includes(code))));
  if (!from) return null;
  const isSayable = waits.every(({ to, condition }) => condition !== undefined || !to.includes(from));
  if (isSayable && claimedBy === person.personId && chance.happens(0.4))
    return { from, result: null, notNeeded: '行政许可法 16', evidence: '国土空间一张图查询件' };
  const inForceOn = addDays(today, -chance.between(0, 40));
  const number = `外-${from}-${chance.below(1000)}`;
  const result = chance.happens(0.8) ? { number, organId: 0, inForceOn, fields: fieldsOf(chance) } : null;
  return { from, result, evidence: '省平台查询件' };
};

const refusal: Content = ({ item, chance }) => {
  const { conditions } = item.context.definition;
  if (signs(chance)) return { reasons: ['X1'], lateReason, offList };
  return conditions.length > 0
    ? { reasons: chance.some(conditions, 0.3).map(({ id }) => id), lateReason }
    : null;
};

const atOnce: Content = (saying) => {
  const refuses = is(saying.person, 'head') && saying.chance.happens(0.2) ? refusal(saying) : null;
  const decided = refuses ? { ...refuses, outcome: 'refused' } : { outcome: 'granted', lateReason };
  return { ...decided, ...(isCommitted(saying.item) && { byCommitment: true }) };
};

/** Papers that may be owed for one working day: no promise is shorter. */
const withGaps: Content = ({ item, chance }) => {
  const lines = chance.some(owable(item.context.definition, item.context.facts), 0.5);
  return lines.length > 0 ? { lines, within: working(1), pledge: '书面承诺补齐' } : null;
};

const supply: Content = ({ item, chance, papers }) => {
  const { owed, gaps } = item.context.facts;
  const lines = (owed?.debts ?? gaps?.lines ?? []).map(({ line }) => line);
  const some = chance.some(lines, 0.8);
  return lines.length > 0 ? { lines: some, ...filled(some, papers, chance) } : null;
};

function colleague({ item, person, people, chance }: Saying): object | null {
  const able = themselves(people).filter(
    (each) => each.organId === item.organId && is(each, 'officer', 'reviewer'),
  );
  const to = chance.pick(able.filter(({ personId }) => personId !== person.personId));
  return to ? { to: to.personId } : null;
}

/** Of a confirmation that is the person's organ's to answer, else of any: a stranger names one, too. */
const answer =
  (type: AnswerType, says: object = {}): Content =>
  ({ item, person, chance }) => {
    const open = (item.context.facts.confirmations ?? []).filter((each) => isOpenFor(type, each));
    const mine = open.filter(({ organId }) => organId === person.organId);
    const found = chance.pick(mine.length > 0 ? mine : open);
    return found ? { confirmation: found.id, ...says } : null;
  };

/** A new event comes in with one line here; without one it is said with nothing in it, and may well be refused. */
export const CONTENT: Readonly<Partial<Record<EventType, Content>>> = {
  FILE: ({ item, chance, papers }) => {
    const handedIn = ownPapers(item.context.definition.materials);
    return { handedIn, ...filled(handedIn, papers, chance) };
  },
  // By the list it is the window's or the officer's.
  NOT_NEEDED: (saying) =>
    is(saying.person, 'head') ? { ground: 'X1', offList } : ground('not-needed')(saying),
  REFUSE_JURISDICTION: () => ({ competentOrgan: '市水务局' }),
  NOTICE_GAPS: (saying) => {
    // The head tells of what no list holds, and of nothing else: too rare to be played.
    const lines = is(saying.person, 'head') ? [] : missing(saying, 0.4);
    return lines.length > 0 ? { lines, reply: working(saying.chance.between(1, 15)) } : null;
  },
  PRE_REVIEW: (saying) => ({
    findings: missing(saying, 0.3).map((each) => ({ ...each, note: '图纸缺比例尺' })),
  }),
  SUPPLY: supply,
  ...MATERIAL_CONTENT,
  ...WINDOW_CONTENT,
  ACCEPT_WITH_GAPS: withGaps,
  ACCEPT: () => ({}),
  ACCEPT_AND_DECIDE: atOnce,
  RECORD: () => ({ lateReason }),
  CLAIM: () => ({}),
  RELEASE: () => ({}),
  HAND_OVER: colleague,
  START_SPECIAL: stop('special'),
  END_SPECIAL: () => ({}),
  SUSPEND: stop('suspension'),
  RESUME: () => ({}),
  EXTEND: ({ item, chance }) => {
    const more = item.context.definition.statutory?.extension;
    if (!more) return null;
    return { more: { unit: more.unit, value: chance.between(1, more.value) }, reason: '情况复杂' };
  },
  CONCLUDE_REVIEW: (saying) => {
    const fields = assumed(saying);
    return { ...drafted(saying), ...(fields && { assumed: fields }) };
  },
  SEND_BACK: () => ({ reason: '补充论证' }),
  PRIOR_RESULT: priorResult,
  SIGN: () => ({}),
  GIVE_OPINION: ({ item, chance }) => {
    const heard = item.context.facts.meetings?.find(({ officers, opinion }) => officers?.length && !opinion);
    return heard ? { meeting: heard.id, opinion: chance.pick(['agree', 'disagree']) ?? 'agree' } : null;
  },
  GRANT: (saying) => {
    const { item, chance, today } = saying;
    const text = signedAs('agree', saying);
    if (text) return text.same ? { fields: fieldsOf(chance), lateReason } : null;
    const condition = chance.pick(item.context.definition.conditions)?.id;
    const dueOn = addDays(today, 365);
    const duty = { duty: '每年报送监测数据', basis: '行政许可法 61', dueOn, inspector: '属地分局' };
    const obliges = condition && chance.happens(0.2) && { obligations: [{ condition, ...duty }] };
    return { fields: fieldsOf(chance), lateReason, ...obliges };
  },
  REFUSE: (saying) => {
    const text = signedAs('disagree', saying);
    if (text) return text.same ? { reasons: [], lateReason } : null;
    return refusal(saying);
  },
  ...SERVE_CONTENT,
  ...PROMISE_CONTENT,
  FOLLOW_UP: ({ chance }) => ({ kept: chance.happens(0.8) }),
  REDECIDE: ({ chance }) => ({
    decidedBy: chance.pick(['court', 'reconsideration'] as const),
    judgment: '（2026）青01行终1号',
    ...(chance.happens(0.5) && { within: working(chance.between(3, 20)) }),
    ...(chance.happens(0.3) && { onProcedure: true }),
  }),
  CONFIRM: answer('CONFIRM', { reference: '登记-1' }),
  OBJECT: answer('OBJECT', { reason: '信息与登记簿不一致' }),
  PROVISIONAL: answer('PROVISIONAL'),
  REMIND: () => ({}),
  ORDER: ({ chance }) => ({ question: '为何超期', within: working(chance.between(1, 5)) }),
  ANSWER_ORDER: () => ({ answer: '已说明原因' }),
  WITHDRAW: () => ({}),
  TERMINATE: ground('termination'),
  ...RESULT_CONTENT,
  ...LEVEL_CONTENT,
};

/** How likely people are to do it. What ends an item is rare, or nothing would grow old. */
const WEIGHT: Readonly<Partial<Record<EventType, number>>> = {
  FILE: 10,
  ACCEPT: 10,
  CLAIM: 10,
  CONCLUDE_REVIEW: 12,
  SIGN: 12,
  GRANT: 8,
  SUPPLY: 12,
  PRIOR_RESULT: 8,
  SUSPEND: 8,
  REFUSE: 3,
  SEND_BACK: 1,
  RELEASE: 1,
  HAND_OVER: 1,
  ANSWER_ORDER: 8,
  ACCEPT_WITH_GAPS: 5,
  REMIND: 0.8,
  JUDGE_LINE: 2,
  SERVICE_FAILED: 2,
  ANNOUNCE_SERVICE: 6,
  ORDER: 1.2,
  WITHDRAW: 0.4,
  TERMINATE: 0.6,
  NOT_NEEDED: 0.6,
  REFUSE_JURISDICTION: 0.6,
  ...WINDOW_WEIGHT,
  ...LEVEL_WEIGHT,
  ...PROMISE_WEIGHT,
};
export const COMMON = 8;
export const weightOf = (type: EventType): number => WEIGHT[type] ?? 4;
