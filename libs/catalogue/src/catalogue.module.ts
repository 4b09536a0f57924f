import { Module } from '@nestjs/common';
import { DraftCalendar } from './draft-calendar.js';
import { PublishDraft } from './publish-draft.js';
import { ReadDraft } from './read-draft.js';
import { ReadGuideForm } from './read-guide-form.js';
import { CalendarQueries } from './store/calendar.queries.js';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { DraftQueries } from './store/draft.queries.js';
import { DraftStore } from './store/draft.store.js';
import { GuideQueries } from './store/guide.queries.js';
import { Published } from './store/published.js';
import { WholeCalendars } from './store/whole-calendars.js';
import { WithdrawDraft } from './withdraw-draft.js';
import { WorkingDays } from './working-days.js';

const OPEN = [
  Published,
  CatalogueQueries,
  CalendarQueries,
  DraftQueries,
  WholeCalendars,
  WorkingDays,
  DraftCalendar,
  PublishDraft,
  WithdrawDraft,
  ReadDraft,
  ReadGuideForm,
];

@Module({ providers: [DraftStore, GuideQueries, ...OPEN], exports: OPEN })
export class CatalogueModule {}
