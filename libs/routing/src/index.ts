export { AdviseProject, type AskedAdvice, type Sealed } from './advise-project.js';
export { DecideLevels } from './decide-levels.js';
export { JudgeProject, type SealedJudgement } from './judge-project.js';
export { NeedItems } from './need-items.js';
export { type NeededItem, ReadFacts } from './read-facts.js';
export { RoutingModule } from './routing.module.js';
export { RuleOutItems } from './rule-out-items.js';
export { ReadTables, type TablesThere } from './tables-there.js';
