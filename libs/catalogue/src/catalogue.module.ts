import { Module } from '@nestjs/common';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { Published } from './store/published.js';
import { PublishedCalendars } from './store/published-calendars.js';
import { WorkingDays } from './working-days.js';

@Module({
  providers: [Published, PublishedCalendars, CatalogueQueries, WorkingDays],
  exports: [Published, PublishedCalendars, CatalogueQueries, WorkingDays],
})
export class CatalogueModule {}
