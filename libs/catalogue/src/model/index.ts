export type {
  Act,
  Basis,
  ClockKind,
  CommittedLimit,
  ConditionLine,
  Contacts,
  Cure,
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
export { CLOCK_KINDS, CURES } from './definition.js';
export { type Edge, edgesOf } from './edge.js';
export { type Finding, sayFinding } from './finding.js';
export type { OrganDefinition, ParkDefinition } from './place.js';
export { proveIndependence } from './prove-independence.js';
