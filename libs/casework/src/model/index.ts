export { chartSvg } from './chart/chart-svg.js';
export type { ChartOptions } from './chart/svg-lanes.js';
export { clocksOf, shownDue } from './clocks.js';
export type { Command, World } from './command.js';
export { type AnswerType, isAnswer, isOpenFor } from './confirmation-facts.js';
export { confirmationRows } from './confirmations.js';
export { decide } from './decide.js';
export { erasedEvent } from './detail/erase.js';
export { ERASURE_GROUNDS, type ErasureGround } from './detail/retention.js';
export { LATE_ENTRY_DAYS } from './effective-on.js';
export { type EventType, type ItemEvent, SILENCE, TIME } from './events.js';
export type { Askable, Confirmation, ItemFacts, Standing, Work } from './facts.js';
export type { FormValues } from './form/check-form.js';
export { maskWithin } from './form/identity-number.js';
export { heldBySibling } from './held.js';
export { ACTIONS, allowedActions, type Item, isOpen, step } from './item.js';
export type { ItemContext } from './item-context.js';
export { evolveJoint, jointAlarms } from './joint.js';
export type { Joint, JointEvent, JointFacts } from './joint-facts.js';
export type { LineFile } from './material/events.js';
export { type Measure, measureOf } from './measure.js';
export { NOTICE_KINDS } from './notice-words.js';
export { owable } from './obligations.js';
export type { Alert, Entry, Notice, Outcome, Result } from './outcome.js';
export type { AuthorityFact } from './paper/authority-fact.js';
export type { Paper } from './paper/paper.js';
export type { FieldValue, PaperKind } from './paper/paper-fields.js';
export { INTERNAL_KINDS, WINDOW } from './paper/papers-of.js';
export type { Remedies } from './paper/remedies.js';
export { fieldsIn, readTemplate, type Template } from './paper/template.js';
export { alarmsOf, projectionOf } from './projection.js';
export type { HappeningName } from './receipt/happenings.js';
export { issueReceipt, sealed } from './receipt/issue-receipt.js';
export type {
  Change,
  ClockReceipt,
  LateEntry,
  Receipt,
  SealedReceipt,
  UsedCalendar,
} from './receipt/receipt.js';
export { type Beside, toldOfItem } from './receipt/told-of-item.js';
export { usedCalendar } from './receipt/used-calendar.js';
export { type Verdict, verifyReceipt } from './receipt/verify-receipt.js';
export { REDECISION_DECIDERS, type RedecisionDecider } from './redecide/events.js';
export { plannedItem, replay } from './replay.js';
export { rungsAhead } from './rungs.js';
export { isAwaited } from './ties.js';
export { applyTime, type RegisteredResult } from './time.js';
