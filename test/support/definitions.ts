import { compileCalendar, expandCalendar, parseLocalDate, startOfDay } from '#calendar';
import { type Actor, type Instant, isRejection, type LocalDate, type Role } from '#kernel';
import type {
  Confirmation,
  EventType,
  Item,
  ItemContext,
  ItemEvent,
  ItemFacts,
  World,
} from '#model/casework';
import type { GuideDefinition, ItemDefinition, Tie } from '#model/catalogue';
import type { RuledOut } from '#model/routing';
import { openRechecks } from '../../libs/casework/src/model/result/facts.js';
import { bindingTies } from '../../libs/casework/src/model/ties.js';

/** A legal day; throws where the test itself wrote none. */
export function day(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new RangeError(`not a day: ${text}`);
  return date;
}

/** The hour of a day in Asia/Shanghai, office hours unless told. */
export function at(text: string, hour = 10): Instant {
  if (hour < 8) return startOfDay(day(text)).replace('T16', `T${hour + 16}`) as Instant;
  return `${day(text)}T${String(hour - 8).padStart(2, '0')}:00:00.000Z` as Instant;
}

const form = {
  code: 'CN',
  knownFrom: '2026-01-01',
  knownThrough: '2026-12-31',
  papers: [{ id: '2026', title: '国务院办公厅关于2026年部分节假日安排的通知' }],
  years: {
    2026: {
      元旦: { off: ['2026-01-01..2026-01-03'], 'make-up': ['2026-01-04'] },
      春节: { off: ['2026-02-15..2026-02-23'], 'make-up': ['2026-02-14', '2026-02-28'] },
      清明节: { off: ['2026-04-04..2026-04-06'] },
      劳动节: { off: ['2026-05-01..2026-05-05'], 'make-up': ['2026-05-09'] },
      端午节: { off: ['2026-06-19..2026-06-21'] },
      中秋节: { off: ['2026-09-25..2026-09-27'] },
      国庆节: { off: ['2026-10-01..2026-10-07'], 'make-up': ['2026-09-20', '2026-10-10'] },
    },
  },
};
const data = expandCalendar(form);
if (isRejection(data)) throw new Error(JSON.stringify(data));

/** The working days of 2026 as the notice has them. */
export const CALENDAR = compileCalendar(data);

export const APPLICANT_ORGAN = 900;
export const PARK = 1;
/** The organ of the window; deciding organs are 10 × the index of their item. */
export const WINDOW_ORGAN = 100;
export const SYSTEM_PERSON = '00000000-0000-0000-0000-000000000000';

/** A person of that role, in the organ and park where the role usually sits. `name` tells colleagues apart. */
export function actor(role: Role, organId = 10, name: string = role): Actor {
  if (role === 'system') return { personId: SYSTEM_PERSON, organId: 0, parkId: null, roles: [role] };
  const home = role === 'applicant' ? APPLICANT_ORGAN : organId;
  const window = role === 'clerk' || role === 'lead' || role === 'supervisor';
  const parkId = role === 'applicant' ? null : PARK;
  return {
    personId: `${name}@${window ? WINDOW_ORGAN : home}`,
    organId: window ? WINDOW_ORGAN : home,
    parkId,
    roles: [role],
  };
}

const working = (value: number) => ({ value, unit: 'working_day' as const });

/** A committed licence: pre-acceptance 5, promise 20, statute 20 + 10 working days, papers M1 (core), M2, shared M3. */
export function definition(more: Partial<ItemDefinition> = {}): ItemDefinition {
  const code = more.code ?? 'A';
  return {
    code,
    name: { zh: `事项${code}`, en: `Item ${code}` },
    stage: 'S1',
    category: '行政许可',
    nature: 'licence',
    act: 'new',
    content: null,
    handling: 'committed',
    handledIn: 'engine',
    department: '自然资源主管部门',
    authority: { usualLevel: 'park', minLevel: 'county' },
    basis: [{ law: '行政许可法', article: '42', confidence: 'verified' }],
    preAcceptance: { ...working(5), basis: '行政许可法 32(四)' },
    statutory: {
      ...working(20),
      startsFrom: 'acceptance',
      extension: { ...working(10), approver: 'head' },
      basis: '行政许可法 42',
    },
    promise: { ...working(20), source: '演示', demo: true },
    warnings: [50, 90],
    marks: [],
    silence: null,
    commitment: null,
    materials: [
      { id: 'M1', name: '申请表', kind: 'form', issuer: '申请人', core: true, shared: false, producedBy: [] },
      {
        id: 'M2',
        name: '图纸',
        kind: 'drawing',
        issuer: '申请人',
        core: false,
        shared: false,
        producedBy: [],
      },
      {
        id: 'M3',
        name: '营业执照',
        kind: 'licence',
        issuer: '市场监管',
        core: true,
        shared: true,
        producedBy: [],
      },
      {
        id: 'M4',
        name: '前置批复',
        kind: 'prior-result',
        issuer: '他部门',
        core: false,
        shared: false,
        producedBy: ['Z'],
      },
    ],
    acceptance: [],
    fields: [],
    conditions: [{ id: 'K1', text: '符合规划', article: '城乡规划法 38', demo: false }],
    grounds: [
      {
        id: 'expert',
        kind: 'special',
        name: { zh: '专家评审', en: 'Expert review' },
        article: '行政许可法 45',
        stops: ['promise', 'statute'],
        cap: working(10),
      },
      {
        id: 'dispute',
        kind: 'suspension',
        name: { zh: '争议', en: 'Dispute' },
        article: '取水条例 18',
        stops: ['promise', 'statute'],
        cap: null,
      },
      {
        id: 'dissolved',
        kind: 'termination',
        name: { zh: '主体终止', en: 'Dissolved' },
        article: '行政许可法 70',
        stops: [],
        cap: null,
      },
      {
        id: 'exempt',
        kind: 'not-needed',
        name: { zh: '不需要许可', en: 'Not needed' },
        article: '行政许可法 32(一)',
        stops: [],
        cap: null,
      },
    ],
    ties: [],
    gates: [],
    signing: 2,
    result: { name: '许可证', validity: null },
    fee: null,
    contacts: null,
    codes: null,
    ...more,
  };
}

/** A tie to earlier results; a decision tie to `A` on the field `area` unless told. */
export function tie(more: Partial<Tie> = {}): Tie {
  return {
    to: ['A'],
    binds: 'decision',
    article: '城乡规划法 38',
    phrase: '应当具备',
    cure: null,
    fields: ['area'],
    ...more,
  };
}

/** A confirmation asked of organ 77 on the day the clock of most tests begins; one working day, a provisional record allowed. */
export function confirmation(more: Partial<Confirmation> = {}): Confirmation {
  return {
    ...{ id: 'tax', name: { zh: '税务登记', en: 'Tax registration' }, organId: 77, within: working(1) },
    ...{ basis: '国办发〔2015〕50号', demo: true, provisional: true, askedOn: day('2026-09-17') },
    ...more,
  };
}

export interface ItemSetting extends Partial<Omit<Item, 'context'>> {
  readonly definition?: Partial<ItemDefinition>;
  readonly waitsAs?: GuideDefinition['standing'];
  readonly facts?: Partial<ItemFacts>;
  /** Codes filed in the same case: their results arrive by themselves. */
  readonly siblings?: readonly string[];
  /** What tables say that the project does not need. */
  readonly ruledOut?: readonly RuledOut[];
}

/** A planned item of {@link definition}, its binding ties open. */
export function item({
  definition: more = {},
  waitsAs = 'accepted-with-gap',
  facts = {},
  siblings = [],
  ruledOut = [],
  ...rest
}: ItemSetting = {}): Item {
  const defined = definition({ ...more, code: more.code ?? rest.code ?? 'A' });
  const ties = bindingTies(defined, siblings, ruledOut);
  const context: ItemContext = {
    definition: defined,
    waitsAs,
    calendar: CALENDAR,
    facts: { handedIn: [], ties, stops: [], rang: {}, ...facts },
  };
  const idx = rest.idx ?? 1;
  return {
    idx,
    code: defined.code,
    organId: idx * 10,
    version: 1,
    itemVersion: 1,
    machineVersion: 1,
    calendar: 1,
    standing: 'planned',
    work: 'unclaimed',
    ...rest,
    context,
  };
}

/** The moment, who acts and what the project's register holds. */
export function world(now: Instant, who: Actor, register: World['register'] = []): World {
  return { now, actor: who, file: { applicantOrgan: APPLICANT_ORGAN, parkId: PARK }, register };
}

/** Of a meeting that is far off: nobody convenes one for a day that is over, nor records one before its day. */
function meetingContent({ meetings = [] }: ItemFacts): Partial<Record<EventType, object>> {
  const ahead = meetings.find(({ heldOn }) => !heldOn)?.id ?? 'm1';
  const held = meetings.find(({ officers, opinion }) => officers?.length && !opinion)?.id ?? 'm1';
  const meeting = `m${meetings.length + 1}`;
  const convened = {
    kind: 'survey',
    day: day('2030-01-02'),
    place: '厂区',
    basis: '滨州规定 14',
    invited: [1],
  };
  return {
    CONVENE: { meeting, ...convened },
    HOLD_MEETING: { meeting: ahead, officers: ['甲', '乙'], minutes: '符合' },
    GIVE_OPINION: { meeting: held, opinion: 'agree' },
  };
}

/** Of levels and of an outside system. */
function levelContent({ handedIn }: ItemFacts): Partial<Record<EventType, object>> {
  const because = { table: 'decides', version: 1, row: 'R1', source: '50', demo: true };
  const authority = {
    form: 'statutory',
    inNameOf: { id: 70, zh: '省厅', en: 'Department' },
    seat: 'department',
    review: null,
  };
  return {
    FORWARD: { opinion: 'agree', papers: handedIn },
    SEND_DOWN: { reason: '补充论证' },
    TRANSFER: { from: 10, to: 70, document: '青政〔2026〕1号', reason: '权限调整', authority },
    AUTHORITY_DIFFERS: { level: 'province', because, lead: 2 },
    RECORD_PROGRESS: { step: '公示', evidence: '平台截图 1' },
    RECORD_RESULT: { outcome: 'granted', number: 'W-1', evidence: '平台截图 2' },
  };
}

/** What an event of that type says when nothing is wrong with it; the actor and the day are added by the caller. */
export function content(
  type: EventType,
  {
    context: {
      facts,
      definition: { statutory },
    },
  }: Item,
): object {
  const waits = facts.ties.filter(({ state }) => state === 'open' || state === 'blocked');
  const outside = waits.flatMap(({ to, within }) => to.filter((code) => !within.includes(code)));
  const told = [
    ...(facts.owed?.debts ?? facts.gaps?.lines ?? []),
    ...(facts.asks ?? []).flatMap(({ lines }) => lines),
  ];
  const contents: Partial<Record<EventType, object>> = {
    FILE: { handedIn: ['M1'] },
    NOT_NEEDED: { ground: 'exempt' },
    REFUSE_JURISDICTION: { competentOrgan: '市水务局' },
    NOTICE_GAPS: { lines: [{ line: 'M1' }, { line: 'M2' }], reply: working(10) },
    JUDGE_LINE: { line: facts.handedIn[0] ?? 'M1', verdict: 'fit' },
    SUPPLY: { lines: told.length > 0 ? told.map(({ line }) => line) : ['M1'] },
    OPEN_WINDOW: { acceptance: 'lead' },
    FIND_GAPS: { lines: [{ line: 'M1' }] },
    REMIND_GAPS: { within: working(5) },
    REROUTE: { from: 10, to: 70, reason: '职权有误' },
    ASK: { lines: [{ line: 'M2' }], reply: working(5) },
    ACCEPT_WITH_GAPS: { lines: ['M2'], within: working(5), pledge: '书面承诺' },
    FOLLOW_UP: { kept: true },
    REDECIDE: { decidedBy: 'court', judgment: '（2026）青01行终1号' },
    COMMIT: { pledge: '承诺书 1 号' },
    ORDER_RECTIFICATION: { demand: '补报监测数据', within: working(10) },
    CHECK_RECTIFICATION: { rectified: true },
    PROPOSE_REVOCATION: { reason: '逾期未整改' },
    ANSWER_HEARING: { wanted: true },
    CALL_HEARING: { day: day('2026-10-13'), place: '二楼会议室', chair: '法制机构' },
    HOLD_HEARING: { record: '听证笔录 1 号', supports: true },
    DECIDE_REVOCATION: { revoked: true },
    ORDER: { question: '为何未办', within: working(3) },
    ANSWER_ORDER: { answer: '已安排' },
    CORRECT_RECORD: {
      entry: 99,
      of: 'ACCEPT',
      from: day('2026-09-01'),
      to: day('2026-09-01'),
      reason: '录入有误',
    },
    RECALENDAR: { calendar: 2, paper: '通知', moved: [] },
    ADOPT_VERSION: {
      ...{ itemVersion: 2, version: 2, paper: '公告', basis: '法释〔2009〕20号 9' },
      ...{ siblings: ['A', 'B', 'C'], limits: [], moved: [] },
    },
    ACCEPT_AND_DECIDE: { outcome: 'granted' },
    RECORD: { lateReason: '系统故障' },
    HAND_OVER: { to: 'colleague' },
    START_SPECIAL: { ground: 'expert', needed: working(5) },
    SUSPEND: { ground: 'dispute', needed: working(5) },
    EXTEND: { more: statutory?.extension ?? working(1), reason: '情况复杂' },
    CONCLUDE_REVIEW: { opinion: 'agree' },
    SEND_BACK: { reason: '补充论证' },
    JUDGE_TIES: { version: 2, ruledOut: [] },
    PRIOR_RESULT: { from: outside[0] ?? waits[0]?.to[0] ?? 'Z', result: null },
    GRANT: { number: 'NO-1', fields: { area: '100' }, lateReason: '系统故障' },
    REFUSE: { reasons: ['K1'], lateReason: '系统故障' },
    SERVE: { method: 'window', proof: 'signature', receivedBy: '经办人' },
    ...levelContent(facts),
    ...meetingContent(facts),
    CONSULT: { organId: 77, question: '是否影响防洪', within: working(5) },
    SERVICE_FAILED: { method: 'post', reason: '无人签收' },
    ANNOUNCE_SERVICE: { place: '园区门户网站' },
    TERMINATE: { ground: 'dissolved' },
    CONFIRM: { confirmation: facts.confirmations?.[0]?.id ?? 'tax' },
    OBJECT: { confirmation: facts.confirmations?.[0]?.id ?? 'tax', reason: '纳税人识别号重复' },
    PROVISIONAL: { confirmation: facts.confirmations?.[0]?.id ?? 'tax' },
    CONFIRMATION_SILENT: { confirmation: facts.confirmations?.[0]?.id ?? 'tax' },
    ASK_CONFIRMATIONS: { asked: [] },
    BASIS_LOST: lostOf(facts),
    FACTS_CHANGED: { version: 2, facts: [{ fact: 'land-mu', from: 40, to: 60 }] },
    SET_CHANNEL: { channel: 'green', admission: 'c', itemVersion: 1, limits: [] },
    PRE_REVIEW: { findings: [{ line: 'M1' }] },
    RECHECK: { recheck: openRechecks(facts)[0]?.id ?? 'facts:1', conclusion: 'stands' },
    RING: { clock: 'promise', rungs: ['half'] },
  };
  return contents[type] ?? {};
}

/** Of the first tie that stands on a result. */
function lostOf({ ties }: ItemFacts): object {
  const { from = 'A', result } = ties.find(({ state }) => state === 'in-force') ?? {};
  return { from, number: result?.number ?? 'A-1', how: 'revoked', since: day('2026-09-01') };
}

export function event(type: EventType, on: LocalDate, by: string, more: object = {}): ItemEvent {
  return { type, on, by, ...more } as unknown as ItemEvent;
}
