export { AcceptAll } from './accept-all.js';
export type { Done } from './act-on-case.js';
export { ActOnItem, type Wish } from './act-on-item.js';
export { AddItems } from './add-items.js';
export { AdoptVersions } from './adopt-versions.js';
export { AnswerAsRemote, type RemoteAnswer } from './answer-as-remote.js';
export { AskWhatIf, type WhatIfAnswer } from './ask-what-if.js';
export { CarryOutHandOvers } from './carry-out-hand-overs.js';
export { CarryOutTransfers } from './carry-out-transfers.js';
export type { CaseDetail } from './case-detail.js';
export { CaseworkModule } from './casework.module.js';
export { caseworkMigration } from './casework-migration.js';
export { ConsultOrgan } from './consult-organ.js';
export { ConveneMeeting } from './convene-meeting.js';
export { CorrectRecord } from './correct-record.js';
export { EraseDetail, type ErasureWish } from './erase-detail.js';
export { type ExplainedStatus, ExplainPublicStatus } from './explain-public-status.js';
export { ExtendJoint } from './extend-joint.js';
export { FollowAuthority } from './follow-authority.js';
export { FollowChannel } from './follow-channel.js';
export { FollowFacts } from './follow-facts.js';
export { FollowTies } from './follow-ties.js';
export { ForgetRequests } from './forget-requests.js';
export { type HandedOut, HandOut } from './hand-out.js';
export { type ClockView, type ItemDetail, type ItemState, stateOf } from './item-state.js';
export { LookAgain } from './look-again.js';
export type { Addition as Added } from './model/add-command.js';
export { MoveClock } from './move-clock.js';
export { NoticeCaseGaps } from './notice-case-gaps.js';
export { OrderHandOver } from './order-hand-over.js';
export { OrderTransfer } from './order-transfer.js';
export { publishTemplates } from './publish-templates.js';
export { ReadBoard } from './read-board.js';
export { ReadCase } from './read-case.js';
export { ReadDeadline } from './read-deadline.js';
export { ReadForm } from './read-form.js';
export { type CaseMaterials, type ItemMaterials, type LineView, ReadMaterials } from './read-materials.js';
export { ReadPublicStatus } from './read-public-status.js';
export { ReadRecord } from './read-record.js';
export { Recalendar } from './recalendar.js';
export { RecordMeeting } from './record-meeting.js';
export { RerouteItem } from './reroute-item.js';
export { RingAlarms } from './ring-alarms.js';
export { SayConsent } from './say-consent.js';
export { type AccessedPart, AccessStore } from './store/access.store.js';
export {
  type CaseRow,
  CaseworkQueries,
  type JournalRow,
  type QueueCounters,
  type QueueRow,
} from './store/casework.queries.js';
export type { Asking } from './store/casework.store.js';
export { ConfirmationQueries, type ConfirmationQueueRow } from './store/confirmation.queries.js';
export { HandOvers } from './store/hand-over.store.js';
export { HandoutQueries, type HandoutRow } from './store/handout.queries.js';
export { TransferStore } from './store/transfer.store.js';
export { type OpenSubmission, SubmitApplication } from './submit-application.js';
export { type Submission, SubmitCase, type Submitted } from './submit-case.js';
export { type Delivered, SupplyCase } from './supply-case.js';
export { TransferItem } from './transfer-item.js';
export { WithdrawCase } from './withdraw-case.js';
export { WitnessIndependence } from './witness-independence.js';
