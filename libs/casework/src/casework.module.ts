import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { IdentityModule } from '#identity';
import { ProjectsModule } from '#projects';
import { RecordModule } from '#record';
import { RoutingModule } from '#routing';
import { AcceptAll } from './accept-all.js';
import { ActOnCase } from './act-on-case.js';
import { ActOnItem } from './act-on-item.js';
import { AddItems } from './add-items.js';
import { AdoptVersions } from './adopt-versions.js';
import { AnswerAsRemote } from './answer-as-remote.js';
import { AskWhatIf } from './ask-what-if.js';
import { CarryOutHandOvers } from './carry-out-hand-overs.js';
import { CarryOutTransfers } from './carry-out-transfers.js';
import { CaseHistory } from './case-history.js';
import { ConsultOrgan } from './consult-organ.js';
import { ConveneMeeting } from './convene-meeting.js';
import { CorrectRecord } from './correct-record.js';
import { DraftedDays } from './drafted-days.js';
import { EraseDetail } from './erase-detail.js';
import { ExplainPublicStatus } from './explain-public-status.js';
import { ExtendJoint } from './extend-joint.js';
import { FollowAuthority } from './follow-authority.js';
import { FollowChannel } from './follow-channel.js';
import { FollowFacts } from './follow-facts.js';
import { FollowTies } from './follow-ties.js';
import { ForgetRequests } from './forget-requests.js';
import { HandOut } from './hand-out.js';
import { Issuing } from './issuing.js';
import { JudgeProjectTies } from './judge-project-ties.js';
import { Loading } from './loading.js';
import { LookAgain } from './look-again.js';
import { MoveClock } from './move-clock.js';
import { NewVersions } from './new-versions.js';
import { NoticeCaseGaps } from './notice-case-gaps.js';
import { OrderHandOver } from './order-hand-over.js';
import { OrderTransfer } from './order-transfer.js';
import { Reach } from './reach.js';
import { ReachOpenItems } from './reach-open-items.js';
import { ReadBoard } from './read-board.js';
import { ReadCase } from './read-case.js';
import { ReadDeadline } from './read-deadline.js';
import { ReadForm } from './read-form.js';
import { ReadMaterials } from './read-materials.js';
import { ReadOffers } from './read-offers.js';
import { ReadPublicStatus } from './read-public-status.js';
import { ReadRecord } from './read-record.js';
import { Recalendar } from './recalendar.js';
import { RecordMeeting } from './record-meeting.js';
import { RerouteItem } from './reroute-item.js';
import { RingAlarms } from './ring-alarms.js';
import { SayConsent } from './say-consent.js';
import { AccessStore } from './store/access.store.js';
import { AdoptionStore } from './store/adoption.store.js';
import { CaseworkQueries } from './store/casework.queries.js';
import { CaseworkStore } from './store/casework.store.js';
import { ConfirmationQueries } from './store/confirmation.queries.js';
import { DeadlineQueries } from './store/deadline.queries.js';
import { ErasureStore } from './store/erasure.store.js';
import { FormQueries } from './store/form.queries.js';
import { HandOverStore, HandOvers } from './store/hand-over.store.js';
import { HandoutQueries } from './store/handout.queries.js';
import { ProjectCases } from './store/project-cases.js';
import { ReachStore } from './store/reach.store.js';
import { RecalendarStore } from './store/recalendar.store.js';
import { RequestStore } from './store/request.store.js';
import { TransferStore } from './store/transfer.store.js';
import { WhatIfStore } from './store/what-if.store.js';
import { WitnessStore } from './store/witness.store.js';
import { SubmitApplication } from './submit-application.js';
import { SubmitCase } from './submit-case.js';
import { SupplyCase } from './supply-case.js';
import { TransferItem } from './transfer-item.js';
import { WithdrawCase } from './withdraw-case.js';
import { WitnessIndependence } from './witness-independence.js';

const VERBS = [
  AcceptAll,
  ActOnCase,
  ActOnItem,
  AddItems,
  ReadOffers,
  AdoptVersions,
  AnswerAsRemote,
  AskWhatIf,
  CarryOutHandOvers,
  CarryOutTransfers,
  CorrectRecord,
  EraseDetail,
  ExplainPublicStatus,
  ExtendJoint,
  ConsultOrgan,
  ConveneMeeting,
  FollowAuthority,
  FollowChannel,
  FollowFacts,
  FollowTies,
  ForgetRequests,
  HandOut,
  LookAgain,
  HandOvers,
  MoveClock,
  OrderHandOver,
  OrderTransfer,
  NoticeCaseGaps,
  ReadBoard,
  ReadCase,
  ReadDeadline,
  ReadForm,
  ReadMaterials,
  ReadPublicStatus,
  ReadRecord,
  Recalendar,
  RerouteItem,
  RecordMeeting,
  RingAlarms,
  SayConsent,
  SubmitApplication,
  SubmitCase,
  SupplyCase,
  TransferItem,
  TransferStore,
  WithdrawCase,
  WitnessIndependence,
];

@Module({
  imports: [CatalogueModule, IdentityModule, ProjectsModule, RecordModule, RoutingModule],
  providers: [
    ...VERBS,
    JudgeProjectTies,
    NewVersions,
    AdoptionStore,
    HandOverStore,
    CaseworkStore,
    CaseworkQueries,
    ConfirmationQueries,
    DeadlineQueries,
    AccessStore,
    ErasureStore,
    FormQueries,
    ProjectCases,
    HandoutQueries,
    RecalendarStore,
    CaseHistory,
    Reach,
    ReachOpenItems,
    ReachStore,
    RequestStore,
    DraftedDays,
    WhatIfStore,
    WitnessStore,
    Issuing,
    Loading,
  ],
  exports: [...VERBS, AccessStore, CaseworkQueries, ConfirmationQueries, HandoutQueries],
})
export class CaseworkModule {}
