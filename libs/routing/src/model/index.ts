export type {
  Advice,
  AdvisedAuthority,
  AdvisedGuide,
  AdvisedItem,
  Because,
  Deciding,
  InForceThere,
  Organ,
  Versioned,
} from './advice.js';
export { type Asked, adviseProject, NATIONAL } from './advise-project.js';
export { type DecidingLevel, decidingLevels } from './deciding-level.js';
export { factsRead, needsOf, overtaken } from './facts-read.js';
export { itemsOfGuide } from './items-of-guide.js';
export { statedFacts, withinList } from './read-given.js';
