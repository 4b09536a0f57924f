import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { DecideLevels } from './decide-levels.js';
import { Lists } from './lists.js';
import { NeedItems } from './need-items.js';
import { ReadFacts } from './read-facts.js';
import { AdviceQueries } from './store/advice.queries.js';

@Module({
  imports: [CatalogueModule],
  providers: [AdviceQueries, Lists, AdviseProject, DecideLevels, NeedItems, ReadFacts],
  exports: [AdviseProject, DecideLevels, NeedItems, ReadFacts],
})
export class RoutingModule {}
