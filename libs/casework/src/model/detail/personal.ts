import type { ItemEvent } from '../events.js';
import type { EventDecisions } from './decisions.js';

const offList = { article: 'kept', reason: 'personal' } as const;
const stop = { ground: 'kept', note: 'personal', offList } as const;
const named = { zh: 'kept', en: 'kept' } as const;
const obligations = { condition: 'kept', duty: 'kept', basis: 'kept', inspector: 'personal' } as const;
const files = { line: 'kept', file: 'kept', sha256: 'kept' } as const;
const authority = {
  ...({ inNameOf: named, review: named, document: 'kept', missing: 'kept' } as const),
  because: { table: 'kept', row: 'kept', source: 'kept' },
  setAside: { delegation: 'kept', document: 'kept', article: 'kept', zh: 'kept', en: 'kept' },
} as const;
const ruledOut = { of: 'kept', because: authority.because } as const;
const result = { number: 'kept', fields: 'kept' } as const;

/** Where the paper of a late entry lies, or that of an outside result: in whatever words, with any event. */
const EVERY = { evidence: 'personal' } as const;

/**
 * Which texts of an event are personal detail (个人信息保护法 4, 47): whatever a person words freely may name people. Chosen ids,
 * numbers, articles, and papers that published something are kept: without them the record would prove nothing.
 */
export const PERSONAL: EventDecisions = {
  FILE: {
    handedIn: 'kept',
    files,
    covered: { line: 'kept', assessment: 'kept', name: named, document: 'kept', issuer: 'kept' },
  },
  NOT_NEEDED: { ground: 'kept', note: 'personal', offList },
  REFUSE_JURISDICTION: { competentOrgan: 'kept', note: 'personal' },
  JUDGE_LINE: { line: 'kept', reason: 'personal', files },
  NOTICE_GAPS: { lines: { line: 'kept', note: 'personal' }, offList },
  SUPPLY: { lines: 'kept', files },
  ACCEPT_WITH_GAPS: { lines: 'kept', pledge: 'personal', owing: { line: 'kept' } },
  END_UNPAID: { note: 'personal' },
  COMMIT: { pledge: 'personal' },
  ORDER_RECTIFICATION: { demand: 'personal' },
  CHECK_RECTIFICATION: { note: 'personal' },
  PROPOSE_REVOCATION: { reason: 'personal' },
  CALL_HEARING: { place: 'kept', chair: 'personal' },
  HOLD_HEARING: { record: 'kept' },
  DECIDE_REVOCATION: { note: 'personal' },
  REDECIDE: { judgment: 'kept', note: 'personal' },
  ACCEPT_AND_DECIDE: { reasons: 'kept', number: 'kept', lateReason: 'personal', offList },
  RECORD: { number: 'kept', lateReason: 'personal' },
  RELEASE: { of: 'kept' },
  HAND_OVER: { to: 'kept', of: 'kept' },
  START_SPECIAL: stop,
  SUSPEND: stop,
  EXTEND: { reason: 'personal' },
  CONCLUDE_REVIEW: {
    note: 'personal',
    assumed: 'kept',
    draft: { reasons: 'kept', obligations },
    over: 'kept',
  },
  SIGN: { over: 'kept' },
  CONVENE: { meeting: 'kept', place: 'kept', basis: 'kept' },
  HOLD_MEETING: { meeting: 'kept', officers: 'personal', minutes: 'personal' },
  GIVE_OPINION: { meeting: 'kept', note: 'personal' },
  CONSULT: { question: 'personal', ground: 'kept' },
  SEND_BACK: { reason: 'personal' },
  JUDGE_TIES: { ruledOut },
  PRIOR_RESULT: { from: 'kept', result, notNeeded: 'kept' },
  GRANT: {
    number: 'kept',
    obligations,
    fields: 'kept',
    over: 'kept',
    lateReason: 'personal',
    offList,
  },
  REFUSE: { reasons: 'kept', over: 'kept', note: 'personal', lateReason: 'personal', offList },
  SERVE: { proof: 'personal', receivedBy: 'personal', tracking: 'kept' },
  SERVICE_FAILED: { reason: 'personal' },
  ANNOUNCE_SERVICE: { place: 'kept' },
  OPEN_WINDOW: { onSilence: { source: 'kept' } },
  REROUTE: { reason: 'personal', authority },
  FORWARD: { note: 'personal', papers: 'kept' },
  SEND_DOWN: { reason: 'personal' },
  TRANSFER: { document: 'kept', reason: 'personal', authority },
  AUTHORITY_DIFFERS: { because: authority.because },
  RECORD_PROGRESS: { step: 'personal' },
  RECORD_RESULT: { number: 'kept', note: 'personal' },
  FIND_GAPS: { lines: { line: 'kept', note: 'personal' } },
  RETURN: { note: 'personal' },
  ASK: { lines: { line: 'kept', note: 'personal' }, ground: 'kept' },
  BASIS_LOST: { from: 'kept', number: 'kept' },
  SET_CHANNEL: { admission: 'kept', cause: 'kept', promise: { source: 'kept' } },
  PRE_REVIEW: { findings: { line: 'kept', note: 'personal' }, note: 'personal' },
  FACTS_CHANGED: { facts: { fact: 'kept' } },
  RECHECK: { recheck: 'kept', note: 'personal' },
  FOLLOW_UP: { note: 'personal' },
  ASK_CONFIRMATIONS: { asked: { id: 'kept', name: { zh: 'kept', en: 'kept' }, basis: 'kept' } },
  CONFIRM: { confirmation: 'kept', reference: 'kept', opinion: 'personal', message: 'kept' },
  OBJECT: { confirmation: 'kept', reason: 'personal', message: 'kept' },
  PROVISIONAL: { confirmation: 'kept', note: 'personal', message: 'kept' },
  CONFIRMATION_SILENT: { confirmation: 'kept' },
  REMIND: { note: 'personal' },
  ORDER: { question: 'personal' },
  ANSWER_ORDER: { answer: 'personal' },
  RECALENDAR: { paper: 'kept', moved: { of: 'kept' } },
  ADOPT_VERSION: {
    paper: 'kept',
    basis: 'kept',
    siblings: 'kept',
    ruledOut,
    moved: { of: 'kept' },
    kept: { promise: { source: 'kept' }, 'pre-acceptance': { basis: 'kept' } },
  },
  CORRECT_RECORD: { of: 'kept', reason: 'personal' },
  WITHDRAW: { note: 'personal' },
  TERMINATE: { ground: 'kept', note: 'personal', offList },
  RING: { rungs: 'kept' },
};

/** Where personal texts may stand: the fields that lead to one. Most events have none of them, and are not looked through. */
type Ways = 'personal' | { readonly [field: string]: Ways };
const WAYS = new Map(
  Object.entries(PERSONAL).map(([type, decided]) => [type, waysOf({ ...decided, ...EVERY }) ?? {}]),
);

function waysOf(decided: unknown): Ways | undefined {
  if (typeof decided !== 'object' || decided === null) return decided === 'personal' ? decided : undefined;
  const ways = Object.entries(decided).flatMap(([field, inner]) => {
    const way = waysOf(inner);
    return way ? [[field, way] as const] : [];
  });
  return ways.length > 0 ? Object.fromEntries(ways) : undefined;
}

/** The event with each personal text given to `put`; everything else as it is, and the event itself where it has none. */
export function mapPersonal(event: ItemEvent, put: (text: string) => unknown): unknown {
  return walk(event, WAYS.get(event.type) ?? EVERY, put);
}

function walk(value: unknown, ways: Ways, put: (text: string) => unknown): unknown {
  if (typeof value === 'string') return ways === 'personal' ? put(value) : value;
  if (Array.isArray(value)) return value.map((each) => walk(each, ways, put));
  if (typeof value !== 'object' || value === null) return value;
  let said: Record<string, unknown> | undefined;
  for (const [field, inner] of Object.entries(value)) {
    const way = ways === 'personal' ? ways : ways[field];
    if (!way) continue;
    said ??= { ...value };
    said[field] = walk(inner, way, put);
  }
  return said ?? value;
}
