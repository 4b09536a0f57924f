export type {
  Basis,
  ClockKind,
  CommittedLimit,
  ConditionLine,
  Gate,
  Ground,
  GuideDefinition,
  ItemDefinition,
  JointLimit,
  Level,
  MaterialLine,
  Nature,
  StatutoryLimit,
  Tie,
} from './definition.js';
export { CLOCK_KINDS } from './definition.js';
export type { OrganDefinition, ParkDefinition } from './place.js';
