export type { DoneOnProject } from './act-on-project.js';
export { ActOnRegister } from './act-on-register.js';
export { AdmitToChannel } from './admit-to-channel.js';
export { ChangeFacts } from './change-facts.js';
export { FollowSource } from './follow-source.js';
export { GiveProjectCode } from './give-project-code.js';
export { type NewProject, OpenProject } from './open-project.js';
export { ProjectsModule } from './projects.module.js';
export { projectsMigration } from './projects-migration.js';
export { type ChannelStanding, ReadChannel } from './read-channel.js';
export { ReadLandRanking } from './read-land-ranking.js';
export { RecheckChannel } from './recheck-channel.js';
export { RingRegister } from './ring-register.js';
export { ChannelQueries, type ContenderRow, type ListedProject } from './store/channel.queries.js';
export { putDemoProject } from './store/demo-project.store.js';
export { openingLine } from './store/project-line.js';
export {
  type FactsChange,
  heldOf,
  ProjectQueries,
  type ProjectRow,
  type ResultRow,
} from './store/projects.queries.js';
