export type {
  Act,
  Basis,
  ClockKind,
  CommittedLimit,
  ConditionLine,
  Contacts,
  Fee,
  FieldLine,
  Gate,
  Ground,
  GuideDefinition,
  ItemCodes,
  ItemDefinition,
  JointLimit,
  Level,
  MaterialLine,
  Nature,
  StatutoryLimit,
  Tie,
} from './definition.js';
export { CLOCK_KINDS } from './definition.js';
export { type Keyword, keywordsOf } from './keywords.js';
export type { OrganDefinition, ParkDefinition } from './place.js';
