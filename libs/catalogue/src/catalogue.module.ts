import { Module } from '@nestjs/common';
import { DraftCalendar } from './draft-calendar.js';
import { PublishDraft } from './publish-draft.js';
import { ReadDraft } from './read-draft.js';
import { CalendarQueries } from './store/calendar.queries.js';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { DraftQueries } from './store/draft.queries.js';
import { DraftStore } from './store/draft.store.js';
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
  DraftQueries,
  WholeCalendars,
  WorkingDays,
  DraftCalendar,
  PublishDraft,
  WithdrawDraft,
  ReadDraft,
];

@Module({ providers: [DraftStore, ...OPEN], exports: OPEN })
export class CatalogueModule {}
