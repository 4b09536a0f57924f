import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CaseworkModule } from '#casework';
import { CatalogueModule } from '#catalogue';
import { DossierModule, FilesModule } from '#dossier';
import { IdentityModule } from '#identity';
import { ChannelsModule } from '#messaging';
import { ProjectsModule } from '#projects';
import { RecordModule } from '#record';
import { RegistrationModule } from '#registration';
import { RoutingModule } from '#routing';
import { SupervisionModule } from '#supervision';
import { AccountController } from './account.controller.js';
import { AdviceController } from './advice.controller.js';
import { AlertsController } from './alerts.controller.js';
import { BarsController } from './bars.controller.js';
import { CalendarDraftsController } from './calendar-drafts.controller.js';
import { CalendarPublicationController } from './calendar-publication.controller.js';
import { CaseItemsController } from './case-items.controller.js';
import { CaseWindowController } from './case-window.controller.js';
import { CasesController } from './cases.controller.js';
import { CatalogueChecksController } from './catalogue-checks.controller.js';
import { CatalogueDraftsController } from './catalogue-drafts.controller.js';
import { CataloguePagesController } from './catalogue-pages.controller.js';
import { CataloguePublicationController } from './catalogue-publication.controller.js';
import { ChannelController } from './channel.controller.js';
import { ChannelPageController } from './channel-page.controller.js';
import { ClientsController } from './clients.controller.js';
import { ClocksController } from './clocks.controller.js';
import { CodeSegmentsController } from './code-segments.controller.js';
import { CommitmentsController } from './commitments.controller.js';
import { ConfirmationQueueController } from './confirmation-queue.controller.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConsultationsController } from './consultations.controller.js';
import { CorrectionsController } from './corrections.controller.js';
import { CreditCodesController } from './credit-codes.controller.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DemoController } from './demo.controller.js';
import { DocumentChecksController } from './document-checks.controller.js';
import { DocumentsController } from './documents.controller.js';
import { DoorstepController } from './doorstep.controller.js';
import { EnterprisesController } from './enterprises.controller.js';
import { ErasuresController } from './erasures.controller.js';
import { FiguresController } from './figures.controller.js';
import { FiguresPageController } from './figures-page.controller.js';
import { FilesController } from './files.controller.js';
import { FilingController } from './filing.controller.js';
import { FormsController } from './forms.controller.js';
import { HandOversController } from './hand-overs.controller.js';
import { HandoutController } from './handout.controller.js';
import { HealthController } from './health.controller.js';
import { AuthGuard } from './http/auth.guard.js';
import { CaseActs } from './http/case-acts.js';
import { Declarations } from './http/declarations.js';
import { DraftActs } from './http/draft-acts.js';
import { HandedFiles } from './http/handed-files.js';
import { ItemActs } from './http/item-acts.js';
import { PeopleActs } from './http/people-acts.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ProjectAnswers } from './http/project-answers.js';
import { IncidentsController } from './incidents.controller.js';
import { JointController } from './joint.controller.js';
import { LandRankingController } from './land-ranking.controller.js';
import { LegacyCompaniesController } from './legacy-companies.controller.js';
import { LevelsController } from './levels.controller.js';
import { LicencePagesController } from './licence-pages.controller.js';
import { LicencesController } from './licences.controller.js';
import { LineJudgementsController } from './line-judgements.controller.js';
import { ListsController } from './lists.controller.js';
import { MaterialsController } from './materials.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { NoticesController } from './notices.controller.js';
import { OpenIdController } from './open-id.controller.js';
import { OrgansController } from './organs.controller.js';
import { OwnDataController } from './own-data.controller.js';
import { PacksController } from './packs.controller.js';
import { PeopleController } from './people.controller.js';
import { PowersController } from './powers.controller.js';
import { Production } from './production.js';
import { ProductionLogin } from './production-login.js';
import { ProjectFactsController } from './project-facts.controller.js';
import { ProjectsController } from './projects.controller.js';
import { ProofPagesController } from './proof-pages.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { PublicController } from './public.controller.js';
import { PublicAdviceController } from './public-advice.controller.js';
import { PublicAssessmentsController } from './public-assessments.controller.js';
import { PublicCalendarsController } from './public-calendars.controller.js';
import { PublicCertificatesController } from './public-certificates.controller.js';
import { PublicChannelController } from './public-channel.controller.js';
import { PublicEffectsController } from './public-effects.controller.js';
import { PublicFiguresController } from './public-figures.controller.js';
import { PublicGuidesController } from './public-guides.controller.js';
import { PublicItemsController } from './public-items.controller.js';
import { PublicLicencesController } from './public-licences.controller.js';
import { PublicSealsController } from './public-seals.controller.js';
import { RechecksController } from './rechecks.controller.js';
import { RelationsController } from './relations.controller.js';
import { RemoteAnswersController } from './remote-answers.controller.js';
import { RequestsController } from './requests.controller.js';
import { ReroutingController } from './rerouting.controller.js';
import { ResultLifeController } from './result-life.controller.js';
import { ResultsController } from './results.controller.js';
import { ReviewController } from './review.controller.js';
import { ServiceController } from './service.controller.js';
import { SessionsController } from './sessions.controller.js';
import { StatusPageController } from './status-page.controller.js';
import { StreamController } from './stream.controller.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubstitutionsController } from './substitutions.controller.js';
import { TransfersController } from './transfers.controller.js';
import { UploadsController } from './uploads.controller.js';
import { WhatIfController } from './what-if.controller.js';
import { WindowController } from './window.controller.js';

const CONTROLLERS = [
  SessionsController,
  AccountController,
  OpenIdController,
  OrgansController,
  PeopleController,
  SubstitutionsController,
  RelationsController,
  BarsController,
  CommitmentsController,
  PowersController,
  HandOversController,
  EnterprisesController,
  ClientsController,
  CasesController,
  FormsController,
  CorrectionsController,
  ErasuresController,
  OwnDataController,
  PacksController,
  JointController,
  CaseItemsController,
  CaseWindowController,
  WindowController,
  ReroutingController,
  LevelsController,
  TransfersController,
  RequestsController,
  FilingController,
  FilesController,
  MaterialsController,
  LineJudgementsController,
  UploadsController,
  ReviewController,
  ClocksController,
  ConfirmationQueueController,
  ConfirmationsController,
  RemoteAnswersController,
  DeadlinesController,
  DecisionsController,
  ListsController,
  ProjectsController,
  ProjectFactsController,
  ResultsController,
  ResultLifeController,
  ProposalsController,
  ChannelController,
  LandRankingController,
  RechecksController,
  AlertsController,
  IncidentsController,
  FiguresController,
  NoticesController,
  StreamController,
  SubscriptionsController,
  DeliveriesController,
  PublicController,
  PublicItemsController,
  PublicGuidesController,
  CataloguePagesController,
  ProofPagesController,
  CalendarDraftsController,
  CalendarPublicationController,
  CatalogueDraftsController,
  CataloguePublicationController,
  CatalogueChecksController,
  WhatIfController,
  AdviceController,
  PublicAdviceController,
  PublicCalendarsController,
  PublicFiguresController,
  FiguresPageController,
  PublicEffectsController,
  PublicAssessmentsController,
  PublicChannelController,
  ChannelPageController,
  PublicCertificatesController,
  CreditCodesController,
  CodeSegmentsController,
  LegacyCompaniesController,
  LicencesController,
  PublicLicencesController,
  PublicSealsController,
  DocumentsController,
  DocumentChecksController,
  LicencePagesController,
  StatusPageController,
  ServiceController,
  HandoutController,
  MeetingsController,
  ConsultationsController,
  HealthController,
  DoorstepController,
];

/** The HTTP door. Needs the global platform module beside it. */
@Module({})
export class ApiModule {
  static forRoot({ demo }: { readonly demo: boolean }): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CaseworkModule,
        CatalogueModule,
        ChannelsModule,
        DossierModule,
        FilesModule,
        IdentityModule,
        ProjectsModule,
        RecordModule,
        RegistrationModule,
        RoutingModule,
        SupervisionModule,
      ],
      controllers: demo ? [...CONTROLLERS, DemoController] : CONTROLLERS,
      providers: [
        DraftActs,
        HandedFiles,
        PeopleActs,
        CaseActs,
        ItemActs,
        ProjectAnswers,
        Declarations,
        Production,
        ProductionLogin,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
