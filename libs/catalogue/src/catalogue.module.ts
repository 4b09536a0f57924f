import { Module } from '@nestjs/common';
import { CheckDefinition } from './check-definition.js';
import { DraftCalendar } from './draft-calendar.js';
import { DraftDefinition } from './draft-definition.js';
import { PublishDraft } from './publish-draft.js';
import { ReadDraft } from './read-draft.js';
import { ReadEffects } from './read-effects.js';
import { AssessmentQueries } from './store/assessment.queries.js';
import { CalendarQueries } from './store/calendar.queries.js';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { CertificateQueries } from './store/certificate.queries.js';
import { Contents } from './store/contents.js';
import { DraftQueries } from './store/draft.queries.js';
import { DraftStore } from './store/draft.store.js';
import { EffectQueries } from './store/effect.queries.js';
import { Published } from './store/published.js';
import { SearchQueries } from './store/search.queries.js';
import { VersionQueries } from './store/version.queries.js';
import { WholeCalendars } from './store/whole-calendars.js';
import { WithdrawDraft } from './withdraw-draft.js';
import { WorkingDays } from './working-days.js';

const OPEN = [
  Published,
  CatalogueQueries,
  CalendarQueries,
  SearchQueries,
  VersionQueries,
  CertificateQueries,
  DraftQueries,
  WholeCalendars,
  WorkingDays,
  DraftCalendar,
  DraftDefinition,
  CheckDefinition,
  PublishDraft,
  WithdrawDraft,
  ReadDraft,
  ReadEffects,
  AssessmentQueries,
];

@Module({ providers: [Contents, DraftStore, EffectQueries, ...OPEN], exports: OPEN })
export class CatalogueModule {}
