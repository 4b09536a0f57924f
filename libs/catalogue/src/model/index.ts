export type {
  Certificate,
  Certified,
  OrderedDecision,
  SealedCertificate,
  ToldToProof,
} from './certificate/certificate.js';
export { issueCertificate, sealedCertificate } from './certificate/issue-certificate.js';
export { type ParallelDays, parallelDays } from './certificate/parallel-days.js';
export { type CertificateVerdict, verifyCertificate } from './certificate/verify-certificate.js';
export { checkCatalogue } from './check-catalogue.js';
export { type Cell, readCsv } from './csv/csv.js';
export { readSheets } from './csv/read-sheets.js';
export { sheetPlaces } from './csv/sheet-places.js';
export { writeSheets } from './csv/write-sheets.js';
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
export type { DelegationDefinition } from './delegation.js';
export type { Change } from './diff-definitions.js';
export type { DraftKind, Pending } from './draft.js';
export { type Edge, edgesOf, lexiconFor } from './edge.js';
export { type Finding, sayFinding } from './finding.js';
export { type FormField, type FormPaper, type GuideForm, guideForm } from './guide-form.js';
export { type Keyword, keywordsOf } from './keywords.js';
export { LIST_KINDS } from './kinds.js';
export type { ItemName } from './lexicon.js';
export type { Operation } from './operation.js';
export type { OrganDefinition, ParkDefinition } from './place.js';
export { plain } from './plain.js';
export { proveIndependence } from './prove-independence.js';
export {
  readDelegations,
  readGuide,
  readItem,
  readOrgans,
  readParks,
  readTable,
  refused,
} from './read-seeds.js';
export { FAULTS, sayFault } from './reading-sentences.js';
export type { TableDefinition } from './table/table-definition.js';
export { writeGuide } from './write-guide.js';
export { writeItem } from './write-item.js';
