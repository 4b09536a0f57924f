import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { DecideLevels } from './decide-levels.js';
import { JudgeProject } from './judge-project.js';
import { Lists } from './lists.js';
import { NeedItems } from './need-items.js';
import { ReadFacts } from './read-facts.js';
import { AdviceQueries } from './store/advice.queries.js';

@Module({
  imports: [CatalogueModule],
  providers: [AdviceQueries, Lists, AdviseProject, DecideLevels, JudgeProject, NeedItems, ReadFacts],
  exports: [AdviseProject, DecideLevels, JudgeProject, NeedItems, ReadFacts],
})
export class RoutingModule {}
