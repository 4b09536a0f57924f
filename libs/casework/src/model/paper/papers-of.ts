import { localDateOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { World } from '../command.js';
import type { EventType, ItemEvent } from '../events.js';
import type { Item } from '../item.js';
import { jointClock } from '../joint.js';
import type { Joint, JointEvent } from '../joint-facts.js';
import { isBelow } from '../levels/facts.js';
import { type Made, made, type Paper, type PaperMaker } from './paper.js';
import type { FieldValue, PaperKind } from './paper-fields.js';
import { PAPERS } from './papers.js';
import { itemOf } from './said-of.js';

/** Who is told and by whom, and which version of each template is in force. */
export interface Issuing {
  readonly applicantOrgan: number;
  /** The organ of whoever acts. */
  readonly actorOrgan: number;
  readonly on: LocalDate;
  /** Versions in force, by template. */
  readonly templates: Readonly<Record<string, number>>;
  /** Kinds that are issued for several items in one, and not here. */
  readonly apart?: readonly PaperKind[];
}

export function issuingOf({
  now,
  actor,
  file,
  templates = {},
}: Pick<World, 'now' | 'actor' | 'file' | 'templates'>): Issuing {
  return { applicantOrgan: file.applicantOrgan, actorOrgan: actor.organId, on: localDateOf(now), templates };
}

/** The window issues what it receives for all departments (行政许可法 26), supervision its orders; the rest is the deciding organ's. */
const BY_WINDOW: readonly PaperKind[] = [
  ...(['receipt', 'supply-receipt', 'withdrawal', 'supplement-reminder', 'return'] as const),
];
const BY_ACTOR: readonly PaperKind[] = [
  ...(['supervision-order', 'joint-extension', 'meeting-invitation', 'forwarding'] as const),
];
/** Between organs: nothing that the applicant is addressed with or sees. */
export const INTERNAL_KINDS: readonly PaperKind[] = [
  ...(['supervision-order', 'meeting-invitation', 'consultation', 'forwarding'] as const),
];
/** One act, one paper for all its items (一次性告知; 一份申请). */
const TOGETHER: readonly PaperKind[] = ['receipt', 'gaps', 'withdrawal', 'meeting-invitation'];

/** The window of the park, whose id no rule knows; it is looked up when the number is given. */
export const WINDOW = 0;

/** The paper that the event makes; none where the table says so. */
export function papersOf(before: Item, after: Item, event: ItemEvent, issuing: Issuing): Paper[] {
  const maker = PAPERS[event.type] as PaperMaker<EventType> | null;
  const told = maker?.(after, event, before);
  return told && !issuing.apart?.includes(told.kind) ? [paperOf(told, after, issuing)] : [];
}

function paperOf(told: Made, { idx, organId, context }: Item, issuing: Issuing): Paper {
  const { kind, to = organId } = told;
  // Before it goes up, an item of two levels is accepted and asked about by the organ of the first review, in its own name.
  const decides = isBelow(context.facts) ? organId : (context.facts.authority?.inNameOf.id ?? organId);
  // Told for the whole case, it is the lead's one notice, and not one of each department.
  const isOfCase = kind === 'gaps' && context.facts.window?.findings !== undefined;
  const issuer =
    BY_WINDOW.includes(kind) || isOfCase ? WINDOW : BY_ACTOR.includes(kind) ? issuing.actorOrgan : decides;
  const acts = context.facts.authority?.form === 'deputised' && issuer === decides && issuer !== organId;
  const paper = paperFor(told, issuing, { idx, organId: issuer });
  const organ = INTERNAL_KINDS.includes(kind) && { addressee: { audience: 'organ', organId: to } as const };
  return acts || organ ? { ...paper, ...(acts && { deputy: organId }), ...organ } : paper;
}

/** To the applicant, after the template in force. */
function paperFor(
  { kind, data, replaces = [] }: Made,
  { applicantOrgan, on: issuedOn, templates }: Issuing,
  { idx, organId }: Pick<Paper, 'idx' | 'organId'>,
): Paper {
  const addressee = { audience: 'applicant' as const, organId: applicantOrgan };
  const template = { id: kind, version: templates[kind] ?? 1 };
  return { kind, template, addressee, issuedOn, replaces, data, idx, organId };
}

/** The paper of the clock of the case itself. */
export function jointPapers(
  { before, after }: { readonly before: Joint; readonly after: Joint },
  items: readonly Item[],
  event: JointEvent,
  issuing: Issuing,
): Paper[] {
  if (event.type === 'RING') return [];
  const due = (joint: Joint) => jointClock(joint, items)?.due.dueOn ?? null;
  const told = made('joint-extension', {
    on: event.on,
    from: due(before),
    to: due(after),
    reason: event.reason,
  });
  return [paperFor(told, issuing, { idx: 0, organId: issuing.actorOrgan })];
}

/** 收件凭证: one for the whole application, whatever of it could be filed at once. */
export function receiptOf(items: readonly Item[], issuing: Issuing): Paper {
  const [planned, filed] = [
    items.filter(({ standing }) => standing === 'planned').map(itemOf),
    items.filter(({ standing }) => standing !== 'planned').map(itemOf),
  ];
  const told = made('receipt', {
    on: issuing.on,
    items: filed,
    planned: planned.length > 0 ? planned : null,
  });
  return paperFor(told, issuing, { idx: 0, organId: WINDOW });
}

/** What one act says of several items with one kind of paper in one name, it says in one: the lists are joined, the case is named. */
export function together(papers: readonly Paper[]): Paper[] {
  const joined = new Map<string, Paper>();
  for (const [at, paper] of papers.entries()) {
    const { kind, organId, addressee, data } = paper;
    const parts = [kind, organId, addressee.organId, data['on'], data['until']];
    const key = TOGETHER.includes(kind) ? parts.join('/') : `${at}`;
    const first = joined.get(key);
    joined.set(key, first ? { ...first, idx: 0, data: listsJoined(first.data, data) } : paper);
  }
  return [...joined.values()];
}

function listsJoined(one: Paper['data'], other: Paper['data']): Paper['data'] {
  const join = ([name, value]: [string, FieldValue]): [string, FieldValue] => {
    const more = other[name];
    return [name, Array.isArray(value) && Array.isArray(more) ? [...value, ...more] : value];
  };
  return Object.fromEntries(Object.entries(one).map(join));
}
