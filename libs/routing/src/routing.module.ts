import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { Lists } from './lists.js';
import { NeedItems } from './need-items.js';
import { AdviceQueries } from './store/advice.queries.js';

@Module({
  imports: [CatalogueModule],
  providers: [AdviceQueries, Lists, AdviseProject, NeedItems],
  exports: [AdviseProject, NeedItems],
})
export class RoutingModule {}
