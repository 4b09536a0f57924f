import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { AdviseProject } from './advise-project.js';
import { DecideLevels } from './decide-levels.js';
import { JudgeProject } from './judge-project.js';
import { Lists } from './lists.js';
import { NeedItems } from './need-items.js';
import { ReadFacts } from './read-facts.js';
import { RuleOutItems } from './rule-out-items.js';
import { AdviceQueries } from './store/advice.queries.js';
import { ReadTables } from './tables-there.js';

@Module({
  imports: [CatalogueModule],
  providers: [
    AdviceQueries,
    Lists,
    AdviseProject,
    DecideLevels,
    JudgeProject,
    NeedItems,
    ReadFacts,
    ReadTables,
    RuleOutItems,
  ],
  exports: [AdviseProject, DecideLevels, JudgeProject, NeedItems, ReadFacts, RuleOutItems],
})
export class RoutingModule {}
