import type { Bilingual, LocalDate } from '#kernel';
import type { Remedies } from './remedies.js';

/** What a field of a paper holds; with `?` it may be null, and a line of the template that speaks of it is then left out. */
interface FieldValues {
  readonly text: string | Bilingual;
  readonly day: LocalDate;
  readonly list: readonly (string | Bilingual)[];
  readonly remedies: Remedies;
}
type Sort = keyof FieldValues;
export type FieldSort = Sort | `${Sort}?`;

/** What nearly every paper says of the item it is about. */
const ITEM = { item: 'text', on: 'day' } as const;
const STOP = { ...ITEM, ground: 'text', article: 'text', until: 'day', note: 'text?' } as const;
const DECISION = { ...ITEM, result: 'text?', late: 'text?', remedies: 'remedies?' } as const;
const REFUSAL = { ...DECISION, reasons: 'list', note: 'text?' } as const;

/**
 * The kinds of papers (文书) and what each must say. A template speaks of these fields and of no other; a new kind is a line here, a
 * template in seeds/documents, and a row in the table of events.
 */
export const PAPER_FIELDS = {
  /** 收件凭证 (行政许可法 32 ¶2): one for the case. */
  receipt: { on: 'day', items: 'list', planned: 'list?' },
  'supply-receipt': { ...ITEM, lines: 'list' },
  gaps: { items: 'list', on: 'day', lines: 'list', until: 'day?' },
  /** 一窗办理: what is asked during the review, the reminder after a notice nobody answered, and the papers given back. */
  'supplement-request': { ...ITEM, lines: 'list', until: 'day?', article: 'text?' },
  'supplement-reminder': { ...ITEM, lines: 'list', until: 'day?', outcome: 'text' },
  return: { ...ITEM, lines: 'list', basis: 'text', note: 'text?', remedies: 'remedies?' },
  acceptance: { ...ITEM, due: 'day?', statute: 'day?' },
  'tolerance-acceptance': { ...ITEM, due: 'day?', lines: 'list', by: 'day?', pledge: 'text' },
  'deemed-acceptance': { ...ITEM, due: 'day?' },
  'not-needed': { ...ITEM, ground: 'text?', article: 'text?', note: 'text?', remedies: 'remedies?' },
  'not-accepted': { ...ITEM, competent: 'text', note: 'text?', remedies: 'remedies?' },
  'special-procedure': STOP,
  suspension: STOP,
  resumption: { ...ITEM, due: 'day?' },
  extension: { ...ITEM, from: 'day?', to: 'day?', reason: 'text' },
  'joint-extension': { on: 'day', from: 'day?', to: 'day?', reason: 'text' },
  grant: { ...DECISION, duties: 'list', committed: 'text?' },
  refusal: REFUSAL,
  /** What is no licence: a registration, an opinion, a finding of a technical review, a supply. */
  conclusion: { ...DECISION, duties: 'list', committed: 'text?' },
  'adverse-conclusion': REFUSAL,
  /** 重作: what was annulled, and by when its organ decides, or accepts, anew. */
  redecision: {
    ...ITEM,
    what: 'text',
    by: 'text',
    judgment: 'text',
    article: 'text',
    result: 'text?',
    due: 'day?',
    acceptance: 'day?',
    note: 'text?',
  },
  'silence-decision': { ...ITEM, article: 'text', result: 'text?' },
  filing: { ...ITEM, result: 'text?', late: 'text?' },
  termination: { ...ITEM, ground: 'text', article: 'text', note: 'text?', remedies: 'remedies?' },
  /** 改派: the applicant need do nothing, the day of receipt stays. */
  reroute: { ...ITEM, organ: 'text', reason: 'text', due: 'day?' },
  /** 移送: who decides now, and by which document. */
  transfer: { ...ITEM, organ: 'text', document: 'text', reason: 'text', due: 'day?' },
  /** 报送: the opinion of the first review, to the organ above with all papers. */
  forwarding: { ...ITEM, opinion: 'text', note: 'text?', lines: 'list', until: 'day?', due: 'day?' },
  withdrawal: { on: 'day', items: 'list', note: 'text?' },
  'delivery-proof': { ...ITEM, outcome: 'text', method: 'text', proof: 'text' },
  correction: { ...ITEM, act: 'text', from: 'day', to: 'day', reason: 'text', due: 'day?' },
  /** 容缺受理 and 告知承诺, and what follows a promise that was not kept. */
  'tolerance-end': {
    ...ITEM,
    lines: 'list',
    by: 'day?',
    outcome: 'text',
    basis: 'text',
    note: 'text?',
    remedies: 'remedies?',
  },
  commitment: { ...ITEM, pledge: 'text' },
  'rectification-order': { ...ITEM, demand: 'text', by: 'day?' },
  'rectification-check': { ...ITEM, outcome: 'text', note: 'text?' },
  'revocation-notice': { ...ITEM, reason: 'text', result: 'text?', by: 'day?' },
  'hearing-notice': { ...ITEM, day: 'day', place: 'text', chair: 'text' },
  'hearing-record': { ...ITEM, record: 'text', outcome: 'text' },
  revocation: {
    ...ITEM,
    result: 'text?',
    reason: 'text',
    record: 'text?',
    note: 'text?',
    remedies: 'remedies?',
  },
  'no-revocation': { ...ITEM, result: 'text?', reason: 'text', record: 'text?', note: 'text?' },
  /** 联合办理邀请函, 征求意见函: to each organ that is invited or asked. */
  'meeting-invitation': {
    on: 'day',
    items: 'list',
    meeting: 'text',
    day: 'day',
    place: 'text',
    basis: 'text',
  },
  consultation: { ...ITEM, question: 'text', by: 'day?', silence: 'text?' },
  'supervision-order': { ...ITEM, question: 'text', by: 'day?' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldSort>>>>;

export type PaperKind = keyof typeof PAPER_FIELDS;
export const PAPER_KINDS = Object.keys(PAPER_FIELDS) as PaperKind[];

type ValueOf<S> = S extends `${infer T extends Sort}?`
  ? FieldValues[T] | null
  : S extends Sort
    ? FieldValues[S]
    : never;
export type PaperData<K extends PaperKind> = {
  readonly [F in keyof (typeof PAPER_FIELDS)[K]]: ValueOf<(typeof PAPER_FIELDS)[K][F]>;
};
/** Any value of any field, as a template sees it. */
export type FieldValue = ValueOf<FieldSort>;
