export { BASES, type ChannelWish } from './channel/admissible.js';
export type { Channel, ChannelBasis, EndCause, Official } from './channel/channel.js';
export { basisInWords, CAUSES } from './channel/channel-notices.js';
export { type EndWish, FOUND } from './channel/end.js';
export { answersHeld, changedFacts } from './facts/change-facts.js';
export {
  type Project,
  type ProjectWorld,
  type Proposal,
  RESULT_STATES,
  type RegisterEntry,
  type RegisteredObligation,
  type ResultState,
} from './project.js';
export { PROJECT_NOTICE_KINDS, type ProjectAct } from './project-act.js';
export { type ProjectCode, readProjectCode } from './project-code.js';
export type { Amendment } from './register/amend-result.js';
export type { OutsideResult } from './register/enter-result.js';
export type { SourceWord } from './register/follow-source.js';
export { DECIDERS, type Decider, LIFE, type LifeKind } from './register/life.js';
