import { addDays } from '#calendar';
import { isRejection } from '#kernel';
import { type EventType, type Item, type ItemEvent, step, TIME } from '#model/casework';
import type { ItemDefinition } from '#model/catalogue';
import { contentRefusal } from '../../libs/casework/src/model/content.js';
import { itemMachine } from '../../libs/casework/src/model/item.machine.js';
import { placeOf } from '../../libs/casework/src/model/place.js';
import { day } from './definitions.js';

/** Where an item can stand, and by name the events of {@link probesOf} that it takes there, with the steps it takes. */
export interface Place {
  readonly key: string;
  readonly item: Item;
  readonly takes: ReadonlyMap<string, readonly string[]>;
}

/** One way an event can be said. `late` is said after every limit is over. */
export interface Probe {
  readonly name: string;
  readonly event: ItemEvent;
}

const ON = day('2026-09-01');
const LATE = addDays(ON, 400);
const working = (value: number) => ({ value, unit: 'working_day' as const });

/** Every event of the statechart in every way its guards can tell apart: who, when, how much, with which outcome. */
export function probesOf(item: Item): Probe[] {
  const { definition } = item.context;
  const said: [EventType, object[]][] = [
    ...papers(definition),
    ...atOrgan(definition),
    ['CONCLUDE_REVIEW', conclusions(definition)],
    ['SIGN', [{ by: 'reviewer' }]],
    ...deciding(definition),
    ...supervision(),
    ...service(),
    ...priorResults(item),
  ];
  return said.flatMap(([type, contents]) =>
    contents.map((content, n) => ({
      name: contents.length > 1 ? `${type}#${n + 1}` : type,
      event: { type, on: ON, by: 'head', ...content } as unknown as ItemEvent,
    })),
  );
}

function papers({ materials, commitment }: ItemDefinition): [EventType, object[]][] {
  const own = materials.filter((line) => !line.shared && line.producedBy.length === 0).map(({ id }) => id);
  const owable = materials.filter((line) => !line.core).map(({ id }) => id);
  const [first = 'none', ...rest] = own;
  return [
    ['FILE', [{ handedIn: own }]],
    [
      'NOTICE_GAPS',
      [
        { lines: own.map((line) => ({ line })), reply: working(5) },
        { on: LATE, lines: own.map((line) => ({ line })), reply: working(5) },
      ],
    ],
    ['SUPPLY', [{ lines: own }, { lines: [first] }, { lines: rest }, { lines: owable }]],
    ['COMMIT', commitment ? [{ pledge: '承诺书' }] : []],
    ['WITHDRAW_COMMITMENT', commitment ? [{}] : []],
    ['END_UNPAID', [{ on: LATE }]],
    ['ACCEPT', [{}]],
    ['ACCEPT_WITH_GAPS', [{ lines: owable, within: working(1), pledge: '书面承诺' }]],
    ['DEEM_ACCEPTED', [{ by: TIME }]],
  ];
}

function atOrgan({ grounds, statutory }: ItemDefinition): [EventType, object[]][] {
  const of = (kind: string) =>
    grounds
      .filter((ground) => ground.kind === kind)
      .map(({ id, cap }) => ({ ground: id, needed: cap ?? working(5) }));
  return [
    ['NOT_NEEDED', of('not-needed').slice(0, 1)],
    ['REFUSE_JURISDICTION', [{ competentOrgan: '市水务局' }]],
    ['CLAIM', [{ by: 'officer' }, { by: 'colleague' }]],
    ['RELEASE', [{ by: 'officer' }]],
    ['HAND_OVER', [{ to: 'officer' }, { to: 'colleague' }]],
    ['SEND_BACK', [{ reason: '补充论证' }]],
    ['START_SPECIAL', of('special').slice(0, 1)],
    ['END_SPECIAL', [{}]],
    ['SUSPEND', of('suspension').slice(0, 1)],
    ['RESUME', [{}]],
    ['END_AT_CAP', [{ on: LATE, by: TIME }]],
    ['EXTEND', [{ more: statutory?.extension ?? working(1), reason: '情况复杂' }]],
    ['WITHDRAW', [{}]],
    ['TERMINATE', of('termination').slice(0, 1)],
  ];
}

function deciding({ conditions, commitment }: ItemDefinition): [EventType, object[]][] {
  const reasons = conditions.slice(0, 1).map(({ id }) => id);
  const lateReason = '系统故障';
  const byCommitment = commitment ? { byCommitment: true } : {};
  return [
    [
      'ACCEPT_AND_DECIDE',
      [
        { outcome: 'granted', ...byCommitment, lateReason },
        { outcome: 'refused', reasons, ...byCommitment, lateReason },
      ],
    ],
    ['RECORD', [{ lateReason }]],
    ['GRANT', [{ lateReason }, { by: 'officer', lateReason }]],
    ['REFUSE', [{ reasons, lateReason }]],
    ['DECIDE_BY_SILENCE', [{ on: LATE, by: TIME }]],
    ['SERVE', [{ method: 'window', proof: '签收', receivedBy: '经办人' }]],
    ['FOLLOW_UP', [{ kept: true }]],
    ['REDECIDE', [{ decidedBy: 'court', judgment: '（2026）青01行终1号' }]],
  ];
}

function service(): [EventType, object[]][] {
  return [
    ['CONVENE', [{ meeting: 'm1', kind: 'survey', day: ON, place: '厂区', basis: '规定', invited: [1] }]],
    ['HOLD_MEETING', [{ meeting: 'm1', officers: ['甲', '乙'], minutes: '符合' }]],
    ['GIVE_OPINION', [{ meeting: 'm1', opinion: 'agree' }]],
    ['CONSULT', [{ organId: 77, question: '是否影响防洪', within: working(5) }]],
    ['SERVICE_FAILED', [{ method: 'post', reason: '无人签收' }]],
    ['ANNOUNCE_SERVICE', [{ place: '园区门户网站' }]],
    ['DEEM_SERVED', [{ on: LATE, by: TIME }]],
    ['CONSENT_SERVICE', [{}]],
    ['REVOKE_CONSENT', [{}]],
  ];
}

function supervision(): [EventType, object[]][] {
  return [
    ['REMIND', [{}, { on: LATE }]],
    ['ORDER', [{ question: '为何未办', within: working(3) }]],
    ['ANSWER_ORDER', [{ answer: '已安排' }]],
    ['RING', [{ by: TIME, clock: 'promise', rungs: ['half'] }]],
    ['RECALENDAR', [{ by: TIME, calendar: 2, paper: '通知', moved: [] }]],
    [
      'ADOPT_VERSION',
      [
        {
          by: TIME,
          itemVersion: 2,
          version: 2,
          paper: '公告',
          basis: '法释',
          siblings: [],
          limits: [],
          moved: [],
        },
      ],
    ],
    ['CORRECT_RECORD', [{ entry: 1, of: 'FILE', from: ON, to: ON, reason: '录入有误' }]],
  ];
}

/** Where others sign between, the text of a refusal is drafted with the review. */
function conclusions(definition: ItemDefinition): object[] {
  const said = { by: 'officer', assumed: assumedOf(definition) };
  const reasons = definition.conditions.slice(0, 1).map(({ id }) => id);
  const refusal = { ...said, opinion: 'disagree', draft: { reasons } };
  return [{ ...said, opinion: 'agree' }, ...(definition.signing === 3 ? [refusal] : [])];
}

/** The review assumes something of the first earlier result that is not so, and of the others nothing. */
function assumedOf({ ties }: ItemDefinition): Record<string, string> {
  const [first] = ties.filter(({ binds }) => binds === 'decision');
  return first ? { [`${first.to[0]}.${first.fields[0] ?? 'result-no'}`]: '另一个' } : {};
}

/** Of every item a tie names: in force, failed, and not needed. */
function priorResults({ context }: Item): [EventType, object[]][] {
  const codes = [...new Set(context.facts.ties.flatMap(({ to }) => to))];
  const result = { number: 'NO-1', organId: 1, inForceOn: ON, fields: {} };
  const arrives = codes.flatMap((from) => [
    { by: TIME, from, result },
    { by: TIME, from, result: null },
    { by: TIME, from, result: null, notNeeded: '1' },
  ]);
  return arrives.length > 0
    ? [
        ['PRIOR_RESULT', arrives],
        ['JUDGE_TIES', judged(context.facts.ties)],
      ]
    : [];
}

/** Facts that meet no condition, and facts that meet all; nothing where no tie has one. */
function judged(ties: Item['context']['facts']['ties']): object[] {
  const codes = ties.flatMap(({ condition, to }) => (condition === undefined ? [] : to));
  if (codes.length === 0) return [];
  const because = [{ table: 'needs', version: 1, row: 'R1', source: '森林法 37', demo: false }];
  const said = { by: TIME, version: 2 };
  return [
    { ...said, ruledOut: codes.map((of) => ({ of, because })) },
    { ...said, ruledOut: [] },
  ];
}

/**
 * Acts that bring no item nearer to its decision: asked and taken at every place, but what they leave makes no place another.
 * An open order (ORDER) does, where the work is unclaimed, or its answer would never be taken.
 */
const ASIDE = new Set<EventType>([
  'REMIND',
  'ANSWER_ORDER',
  'RING',
  'RECALENDAR',
  'ADOPT_VERSION',
  'CORRECT_RECORD',
  'EXTEND',
  'FOLLOW_UP',
  'CONVENE',
  'HOLD_MEETING',
  'GIVE_OPINION',
  'CONSULT',
  'SERVICE_FAILED',
  'ANNOUNCE_SERVICE',
  'CONSENT_SERVICE',
  'REVOKE_CONSENT',
]);
/** Does it lead to the decision, or stand beside the way? */
export const isAside = ({ event }: Probe): boolean => ASIDE.has(event.type);
const NOT_IN_KEY = new Set<EventType>([...ASIDE, 'ORDER', 'PRIOR_RESULT', 'JUDGE_TIES']);

/**
 * Every place that one item reaches by itself, breadth first. Two states are one place where the item stands alike, as many of
 * its ties are open, and all that leads to its decision is answered alike; the first one found stands for the others.
 */
export function placesOf(planned: Item, probes: readonly Probe[] = probesOf(planned)): Place[] {
  const found = new Map<string, { item: Item; taken: readonly Probe[] }>();
  const seen = new Set<string>();
  const put = (item: Item) => {
    const { standing, work, context } = item;
    const same = `${standing} ${work} ${JSON.stringify(context.facts)}`;
    if (seen.has(same)) return;
    seen.add(same);
    const taken = probes.filter(taker(item));
    const key = keyOf(item, taken);
    if (!found.has(key)) found.set(key, { item, taken });
  };
  put(planned);
  for (const { item, taken } of found.values())
    for (const { event } of taken) {
      if (ASIDE.has(event.type)) continue;
      const next = step(item, event);
      if (isRejection(next)) throw new Error(`${event.type} was open and is refused: ${next.code}`);
      put(next);
    }
  return [...found].map(([key, { item, taken }]) => ({ key, item, takes: stepsOf(item, taken) }));
}

/** What `step` would take, asked without stepping: that is ten times as quick. */
function taker(item: Item): (probe: Probe) => boolean {
  const taken = placeOf(item).taking(item.context);
  return ({ event }) => taken(event).length > 0 && contentRefusal(item.context, event) === null;
}

function stepsOf(item: Item, taken: readonly Probe[]): Place['takes'] {
  const { standing, work, context } = item;
  const snapshot = itemMachine.resolveState({ value: { standing, work }, context });
  return new Map(
    taken.map(({ name, event }) => [
      name,
      itemMachine.getTransitionData(snapshot, event).map((step) => stepText(step, [item.code])),
    ]),
  );
}

interface StepLike {
  readonly source: { readonly path: readonly string[] };
  readonly target?: readonly { readonly path: readonly string[] }[] | undefined;
}

/** A step of a chart by the states it leaves and enters; `region` stands before what an item's own chart says. */
export function stepText({ source, target = [] }: StepLike, region: readonly string[] = []): string {
  return [source, ...target].map(({ path }) => [...region, ...path].join('.')).join(' → ');
}

function keyOf({ standing, work, context }: Item, taken: readonly Probe[]): string {
  const ties = context.facts.ties.map(({ binds, state }) => `${binds}-${state}`).sort();
  const open = taken.filter(({ event }) => !NOT_IN_KEY.has(event.type)).map(({ name }) => name);
  const ordered = work === 'unclaimed' && taken.some(({ event }) => event.type === 'ANSWER_ORDER');
  return [standing, work, ...ties, ...open, ordered ? 'ordered' : ''].join(' ');
}
