import type { EventOf, EventType, ItemEvent } from '../events.js';
import type { Obligation } from '../facts.js';
import type { GapLine } from '../window/facts.js';

/** One free text of an event. `asks`: it is itself a demand upon the applicant, or keeps a clock away from him. */
export interface Said {
  readonly pointer: string;
  readonly text: string;
  readonly asks: boolean;
}

const tells = (pointer: string, text: string | undefined): Said[] =>
  text ? [{ pointer, text, asks: false }] : [];
const asks = (pointer: string, text: string | undefined): Said[] =>
  text ? [{ pointer, text, asks: true }] : [];

const note = ({ note: text }: { readonly note?: string }) => tells('/note', text);
const late = ({ lateReason }: { readonly lateReason?: string }) => tells('/lateReason', lateReason);
function gapLines({ lines }: { readonly lines: readonly GapLine[] }): Said[] {
  return lines.flatMap(({ line, note: text }, at) => [
    ...asks(`/lines/${at}/line`, line),
    ...asks(`/lines/${at}/note`, text),
  ]);
}
/** A pause or an extension that speaks of another's result waits for it. */
const pause = ({ note: text }: { readonly note?: string }) => asks('/note', text);

const obliged = (obligations: readonly Obligation[] = [], inside = ''): Said[] =>
  obligations.flatMap(({ duty, basis, inspector }, at) => [
    ...asks(`${inside}/obligations/${at}/duty`, duty),
    ...tells(`${inside}/obligations/${at}/basis`, basis),
    ...tells(`${inside}/obligations/${at}/inspector`, inspector),
  ]);

/**
 * Where people write words. Not read: what the applicant says of himself (WITHDRAW, REMIND), and where an outside result was seen
 * (evidence of PRIOR_RESULT): neither asks anything of anybody. Why none is needed is read.
 */
const TEXTS: { readonly [T in EventType]?: (event: EventOf<T>) => readonly Said[] } = {
  NOT_NEEDED: note,
  REFUSE_JURISDICTION: (event) => [...tells('/competentOrgan', event.competentOrgan), ...note(event)],
  NOTICE_GAPS: gapLines,
  FIND_GAPS: gapLines,
  ASK: gapLines,
  RETURN: note,
  REROUTE: ({ reason }) => tells('/reason', reason),
  TRANSFER: ({ reason }) => tells('/reason', reason),
  FORWARD: note,
  SEND_DOWN: ({ reason }) => asks('/reason', reason),
  RECORD_PROGRESS: ({ step }) => tells('/step', step),
  RECORD_RESULT: note,
  PRE_REVIEW: ({ findings, note: text }) => [
    ...findings.flatMap(({ line, note: said }, at) => [
      ...asks(`/findings/${at}/line`, line),
      ...asks(`/findings/${at}/note`, said),
    ]),
    ...asks('/note', text),
  ],
  JUDGE_LINE: ({ reason }) => asks('/reason', reason),
  ACCEPT_WITH_GAPS: ({ pledge }) => tells('/pledge', pledge),
  ACCEPT_AND_DECIDE: late,
  RECORD: late,
  START_SPECIAL: pause,
  SUSPEND: pause,
  EXTEND: ({ reason }) => asks('/reason', reason),
  CONCLUDE_REVIEW: (event) => [...note(event), ...obliged(event.draft?.obligations, '/draft')],
  PRIOR_RESULT: ({ notNeeded, evidence }) =>
    notNeeded === undefined ? [] : [...tells('/notNeeded', notNeeded), ...tells('/evidence', evidence)],
  SEND_BACK: ({ reason }) => tells('/reason', reason),
  GRANT: (event) => [
    ...obliged(event.obligations),
    ...Object.entries(event.fields ?? {}).flatMap(([name, value]) => tells(`/fields/${name}`, value)),
    ...late(event),
  ],
  REFUSE: (event) => [...note(event), ...late(event)],
  SERVE: ({ proof, receivedBy }) => [...tells('/proof', proof), ...tells('/receivedBy', receivedBy)],
  CONVENE: ({ place }) => tells('/place', place),
  HOLD_MEETING: ({ minutes }) => tells('/minutes', minutes),
  GIVE_OPINION: note,
  CONSULT: ({ question }) => tells('/question', question),
  CONFIRM: ({ opinion }) => tells('/opinion', opinion),
  SERVICE_FAILED: ({ reason }) => tells('/reason', reason),
  ANNOUNCE_SERVICE: ({ place }) => tells('/place', place),
  FOLLOW_UP: note,
  END_UNPAID: note,
  ORDER_RECTIFICATION: ({ demand }) => asks('/demand', demand),
  CHECK_RECTIFICATION: note,
  PROPOSE_REVOCATION: ({ reason }) => tells('/reason', reason),
  CALL_HEARING: ({ place, chair }) => [...tells('/place', place), ...tells('/chair', chair)],
  HOLD_HEARING: ({ record }) => tells('/record', record),
  DECIDE_REVOCATION: note,
  REDECIDE: note,
  TERMINATE: note,
  OBJECT: ({ reason }) => tells('/reason', reason),
  PROVISIONAL: note,
  ORDER: ({ question }) => tells('/question', question),
  ANSWER_ORDER: ({ answer }) => tells('/answer', answer),
};

/** What the head signs for is a demand of its own, and so are the names given to it. */
function signedFor(event: ItemEvent): Said[] {
  if (!('offList' in event) || !event.offList) return [];
  const { article, reason } = event.offList;
  const reasons = 'reasons' in event ? (event.reasons ?? []) : [];
  return [
    ...('ground' in event ? asks('/ground', event.ground) : []),
    ...reasons.flatMap((text, at) => asks(`/reasons/${at}`, text)),
    ...tells('/offList/article', article),
    ...asks('/offList/reason', reason),
  ];
}

/** Every free text of the event, where it stands in it. */
export function saidIn(event: ItemEvent): readonly Said[] {
  const texts = TEXTS[event.type] as ((event: ItemEvent) => readonly Said[]) | undefined;
  return [...(texts?.(event) ?? []), ...signedFor(event)];
}
