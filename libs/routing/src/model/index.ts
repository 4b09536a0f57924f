export type {
  Advice,
  AdvisedAuthority,
  AdvisedGuide,
  AdvisedItem,
  BannedFinding,
  Because,
  Criterion,
  Deciding,
  InForceThere,
  Organ,
  Versioned,
} from './advice.js';
export { type Asked, adviseProject, NATIONAL } from './advise-project.js';
export { type DecidingLevel, decidingLevels } from './deciding-level.js';
export { factsRead, needsOf, overtaken } from './facts-read.js';
export { itemsOfGuide } from './items-of-guide.js';
export { type Candidate, type ChannelJudgement, judgeChannel, takenBack } from './judge-channel.js';
export { type Contender, type Ranked, rankForLand } from './rank-for-land.js';
export { statedFacts, withinList } from './read-given.js';
export { type RuledOut, ruledOut } from './ruled-out.js';
