import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { JudgeProject } from './judge-project.js';
import { Lists } from './lists.js';
import { NeedItems } from './need-items.js';
import { ReadFacts } from './read-facts.js';
import { AdviceQueries } from './store/advice.queries.js';

@Module({
  imports: [CatalogueModule],
  providers: [AdviceQueries, Lists, AdviseProject, JudgeProject, NeedItems, ReadFacts],
  exports: [AdviseProject, JudgeProject, NeedItems, ReadFacts],
})
export class RoutingModule {}
