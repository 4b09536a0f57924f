import { Module } from '@nestjs/common';
import { CatalogueQueries } from './store/catalogue.queries.js';
import { Published } from './store/published.js';
import { WorkingDays } from './working-days.js';

@Module({
  providers: [Published, CatalogueQueries, WorkingDays],
  exports: [Published, CatalogueQueries, WorkingDays],
})
export class CatalogueModule {}
