import type { Actor, Role } from '#kernel';
import { PROJECT_RIGHTS } from './project-rights.js';

/**
 * How the actor stands to what is acted on. `anyone` asks for the role alone; `own-reach` is the actor's park, or everything for
 * an actor of no park.
 */
type Relation = 'own-application' | 'own-organ' | 'own-park' | 'own-reach' | 'anyone';

/** What a relation is measured against; absent fields never match. */
export interface Subject {
  readonly applicantOrgan?: number;
  readonly organId?: number;
  readonly parkId?: number;
}

const own: readonly [Role, Relation][] = [['applicant', 'own-application']];
const window: readonly [Role, Relation][] = [
  ['clerk', 'own-park'],
  ['lead', 'own-park'],
];
const officer: readonly [Role, Relation][] = [['officer', 'own-organ']];
const desk: readonly [Role, Relation][] = [...officer, ['reviewer', 'own-organ']];
const head: readonly [Role, Relation][] = [['head', 'own-organ']];
const editor: readonly [Role, Relation][] = [['editor', 'anyone']];
/** Whoever handles cases, on either side of the counter. */
const handlers: readonly [Role, Relation][] = [
  ['officer', 'anyone'],
  ['reviewer', 'anyone'],
  ['head', 'anyone'],
  ['clerk', 'anyone'],
  ['lead', 'anyone'],
];
/** Whoever can be told something. */
const addressees: readonly [Role, Relation][] = [
  ['applicant', 'anyone'],
  ...handlers,
  ['supervisor', 'anyone'],
  ['editor', 'anyone'],
];
/** Channels belong to an organ: whoever answers for it. */
const channel: readonly [Role, Relation][] = [
  ['applicant', 'own-application'],
  ['head', 'own-organ'],
  ['supervisor', 'own-park'],
];
const keeper: readonly [Role, Relation][] = [['keeper', 'own-reach']];
const security: readonly [Role, Relation][] = [['security', 'own-reach']];
const auditor: readonly [Role, Relation][] = [['auditor', 'own-reach']];
/** Whoever answers for an organ, on either side of the window. */
const answering: readonly [Role, Relation][] = [...own, ...head];
const time: readonly [Role, Relation][] = [['system', 'anyone']];

/**
 * The permission matrix: verb × role × relation. A verb without a line may be done
 * by nobody; every verb and every route names its line.
 */
export const MATRIX = {
  'case.submit': [['applicant', 'anyone']],
  ...PROJECT_RIGHTS,
  'case.withdraw': own,
  /** 增加事项: who may file an item may add one. */
  'case.add-item': [...own, ['clerk', 'own-park']],
  /** 行政许可法 42 ¶2: the same-level government approves, not the park committee. */
  'joint.extend': [['government', 'own-park']],
  'case.read': [...own, ...window, ...desk, ...head, ['supervisor', 'own-park'], ['government', 'own-park']],
  /** Lines hold internal opinions: the window and the supervisor read them, the applicant reads the case. */
  'journal.read': [...window, ['supervisor', 'own-park']],
  /** 个人信息保护法 47: the office that keeps the file takes personal detail out of a line once nothing holds it. */
  'detail.erase': [['lead', 'own-park']],
  /** 行政复议法: what goes to the reviewing body, internal opinions of all departments and all; so no single department's head. */
  'case.pack': [
    ['lead', 'own-park'],
    ['supervisor', 'own-park'],
  ],
  'access.read': [
    ['supervisor', 'own-park'],
    ['auditor', 'anyone'],
  ],
  'queue.read': handlers,
  /** An alert is addressed to the officer first, then to the head, then to supervision. */
  'alert.read': [
    ['supervisor', 'anyone'],
    ['officer', 'anyone'],
    ['head', 'anyone'],
    ['lead', 'anyone'],
  ],
  /** Four eyes: who drafted a version does not publish it, whatever their role (OWN_DRAFT). */
  'calendar.draft': editor,
  'calendar.publish': editor,
  'calendar.read': editor,
  /** The same of items, guides, tables and delegations. */
  'catalogue.draft': editor,
  'catalogue.publish': editor,
  'catalogue.read': editor,
  /** Aggregates only: editors ask of all parks, lead and supervision of their own. */
  'calendar.what-if': [...editor, ['lead', 'own-park'], ['supervisor', 'own-park']],
  'alert.acknowledge': [...officer, ...head, ['lead', 'own-park'], ['supervisor', 'own-park']],
  /** Whoever may file an application may ask first; the same is open to everybody, but for what a project holds already. */
  'advice.ask': [
    ['applicant', 'anyone'],
    ['clerk', 'anyone'],
    ['lead', 'anyone'],
  ],
  'figures.read': [...head, ['lead', 'own-park'], ['supervisor', 'own-park']],
  /** What the engine could not do: whoever keeps it running mends it, supervision knows of it. */
  'incident.read': [
    ['operator', 'anyone'],
    ['supervisor', 'own-park'],
  ],
  'incident.retry': [['operator', 'anyone']],
  'incident.skip': [['operator', 'anyone']],
  /** 码段: the code centre's side, which registers nobody and belongs to no park; who draws codes gives itself none. */
  'segment.give': editor,
  'segment.read': [...editor, ...desk, ...head],
  /** Also asked: is the organ one that registers companies (NOT_A_REGISTRAR)? */
  'legacy.read': [...desk, ...head],
  'legacy.import': [...officer, ...head],
  'legacy.exchange': [...officer, ...head],
  /** 变更、注销: the head signs; a paper that is only made again, its officer makes. */
  'licence.change': head,
  'licence.replace': [...officer, ...head],
  'licence.cancel': head,
  'licence.read': [...own, ...desk, ...head, ['lead', 'own-park'], ['supervisor', 'own-park']],
  /** Whoever sees the project sees its files; each level of trust above C is somebody's word (国办函〔2016〕108号). */
  'file.read': [...own, ...window, ...desk, ...head, ['supervisor', 'own-park'], ['government', 'own-park']],
  'file.upload': [...own, ...window, ...desk, ...head],
  'file.check': window,
  'file.issue': [...desk, ...head],
  'notice.read': addressees,
  'stream.read': addressees,
  'subscription.read': channel,
  'subscription.write': channel,
  'delivery.read': channel,
  'delivery.redeliver': channel,
  /** 三员分立: who enters people gives no rights, who gives rights enters nobody, and the auditor only reads. */
  'organ.enter': keeper,
  'organ.read': [
    ['keeper', 'anyone'],
    ['security', 'anyone'],
    ['auditor', 'anyone'],
  ],
  'people.enter': keeper,
  'people.give-roles': security,
  'people.link': security,
  'people.read': [...keeper, ...security, ...auditor, ...head, ...own],
  'people.record': [...auditor, ...security],
  /** An enterprise has no park: any window may look at its papers. */
  'enterprise.confirm': [
    ['clerk', 'anyone'],
    ['lead', 'anyone'],
  ],
  'power.give': own,
  'power.read': [...own, ...window],
  /** Of others the head; of oneself anybody of the organ (OWN_ABSENCE). */
  'substitution.arrange': [...desk, ...head],
  'relation.record': [...desk, ...head, ...window],
  'client.manage': answering,
  /** 失信限制: by a department or supervision, on a paper; read by whoever handles cases, and of oneself. */
  'bar.enter': [
    ['head', 'anyone'],
    ['supervisor', 'anyone'],
  ],
  'bar.end': [
    ['head', 'anyone'],
    ['supervisor', 'anyone'],
  ],
  /** People are shown what is theirs without being asked; a key needs it among its scopes. */
  'bar.read': [...own, ...handlers, ['supervisor', 'anyone']],
  'hand-over.order': head,
  /** What no published line covers, whatever the act: the head signs for it, and supervision is told. */
  'item.off-list': head,
  /** 牵头部门: the one notice of gaps of a case, and accepting what is complete in one act. */
  'gaps.notice': [['lead', 'own-park']],
  'case.accept': window,
  'findings.read': [...window, ...desk, ...head, ['supervisor', 'own-park']],
  FILE: [...own, ['clerk', 'own-park']],
  NOT_NEEDED: [['clerk', 'own-park'], ...officer],
  REFUSE_JURISDICTION: head,
  NOTICE_GAPS: window,
  SUPPLY: [...own, ['clerk', 'own-park']],
  OPEN_WINDOW: time,
  FIND_GAPS: [...desk, ...head],
  END_FINDINGS: time,
  REMIND_GAPS: time,
  RETURN: window,
  REROUTE: [['lead', 'own-park']],
  ASK: officer,
  /** 两级办理 (行政许可法 35, 43): the officer below sends up; above it is received, or sent back down. */
  FORWARD: officer,
  RECEIVE_UP: [...officer, ...head],
  SEND_DOWN: [...officer, ...head],
  /** 移送: by a document, one item or all that a delegation moved. */
  TRANSFER: [['lead', 'own-park']],
  'transfer.order': [['lead', 'own-park']],
  AUTHORITY_DIFFERS: time,
  /** Of an item that an outside system handles. */
  RECORD_PROGRESS: [['clerk', 'own-park'], ...officer, ...head],
  RECORD_RESULT: [['clerk', 'own-park'], ...officer, ...head],
  ACCEPT: [...window, ...officer],
  ACCEPT_WITH_GAPS: [...window, ...officer],
  DEEM_ACCEPTED: time,
  ACCEPT_AND_DECIDE: [...officer, ...head],
  RECORD: [['clerk', 'own-park'], ...officer, ...head],
  CLAIM: [...desk, ...head],
  RELEASE: [...desk, ...head],
  HAND_OVER: [...desk, ...head],
  START_SPECIAL: [...officer, ...head],
  END_SPECIAL: [...officer, ...head],
  SUSPEND: head,
  RESUME: [...officer, ...head],
  END_AT_CAP: time,
  EXTEND: head,
  CONCLUDE_REVIEW: desk,
  /** The inner signature of a chain of three; on the green channel the head signs a refusal so. */
  SIGN: [['reviewer', 'own-organ']],
  CONVENE: [['lead', 'own-park']],
  HOLD_MEETING: [['lead', 'own-park']],
  /** By the people of the department, on its own item. */
  GIVE_OPINION: [...desk, ...head],
  CONSULT: [...officer, ...head],
  SEND_BACK: [['reviewer', 'own-organ'], ...head],
  /** 绿色通道: a refusal is signed one level up. */
  'refusal.sign-above': [['government', 'own-park']],
  JUDGE_TIES: time,
  PRIOR_RESULT: [...time, ['clerk', 'own-park'], ...officer],
  GRANT: head,
  REFUSE: head,
  SERVE: [...window, ...officer],
  SERVICE_FAILED: [...window, ...officer],
  ANNOUNCE_SERVICE: [...window, ...officer],
  DEEM_SERVED: time,
  /** Of the whole case, by the applicant, or at the window on its paper. */
  CONSENT_SERVICE: [...own, ['clerk', 'own-park']],
  REVOKE_CONSENT: [...own, ['clerk', 'own-park']],
  'handout.read': window,
  WITHDRAW: own,
  TERMINATE: head,
  DECIDE_BY_SILENCE: time,
  FOLLOW_UP: [...officer, ...head],
  REDECIDE: head,
  END_UNPAID: [...window, ...officer],
  COMMIT: own,
  WITHDRAW_COMMITMENT: own,
  ORDER_RECTIFICATION: [...officer, ...head],
  CHECK_RECTIFICATION: [...officer, ...head],
  PROPOSE_REVOCATION: [...officer, ...head],
  ANSWER_HEARING: own,
  CALL_HEARING: [...officer, ...head],
  /** By whoever chairs it: nobody who examined the matter (HEARING_OWN_MATTER). */
  HOLD_HEARING: [...desk, ...head],
  DECIDE_REVOCATION: head,
  /** Of the organ that is asked to confirm; a remote side answers through the system. */
  CONFIRM: [...officer, ...head, ...time],
  OBJECT: [...officer, ...head, ...time],
  /** Also of the organ that decides the item. */
  PROVISIONAL: [...officer, ...head, ...time],
  ASK_CONFIRMATIONS: time,
  CONFIRMATION_SILENT: time,
  REMIND: [...own, ['lead', 'own-park'], ['supervisor', 'own-park']],
  ORDER: [['supervisor', 'own-park']],
  ANSWER_ORDER: head,
  /** 更正: by somebody else than who made the entry. */
  CORRECT_RECORD: [...window, ...head],
  /** 材料审核: each department of its own item. */
  JUDGE_LINE: [...desk, ...head],
  RING: time,
  RECALENDAR: time,
  ADOPT_VERSION: time,
  BASIS_LOST: time,
  FACTS_CHANGED: time,
  SET_CHANNEL: time,
  /** 提前介入: by the department of the planned item, while its project is in the green channel. */
  PRE_REVIEW: [...desk, ...head],
  /** 复核: of what was decided or is under review, on what is no longer as it was. */
  RECHECK: [...desk, ...head],
} as const satisfies Record<string, readonly (readonly [Role, Relation])[]>;

export type Permission = keyof typeof MATRIX;

const relates: Record<Relation, (actor: Actor, subject: Subject) => boolean> = {
  'own-application': (actor, subject) => actor.organId === subject.applicantOrgan,
  'own-organ': (actor, subject) => actor.organId === subject.organId,
  'own-park': (actor, subject) => actor.parkId !== null && actor.parkId === subject.parkId,
  'own-reach': (actor, subject) => actor.parkId === null || actor.parkId === subject.parkId,
  anyone: () => true,
};

/** May the actor do this to the subject? Deny by default; a key is confined to its scopes besides. */
export function may(actor: Actor, permission: Permission, subject: Subject = {}): boolean {
  if (actor.scopes && !actor.scopes.includes(permission)) return false;
  return MATRIX[permission].some(
    ([role, relation]) => actor.roles.includes(role) && relates[relation](actor, subject),
  );
}
