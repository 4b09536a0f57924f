export type {
  Advice,
  AdvisedGuide,
  AdvisedItem,
  Because,
  Deciding,
  InForceThere,
  Organ,
  Versioned,
} from './advice.js';
export { type Asked, adviseProject, NATIONAL } from './advise-project.js';
export { itemsNeeded, type Need, needsOfGuide } from './items-needed.js';
export { readGiven, withinList } from './read-given.js';
