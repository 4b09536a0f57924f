export {
  ASSESSMENT_SUBJECTS,
  type AssessmentDefinition,
  type AssessmentSubject,
  type AssessmentThere,
  coveredAt,
} from './assessment/assessment.js';
export { readAssessment } from './assessment/read-assessment.js';
export type { SetAside } from './authority/authority.js';
export { decidedItem } from './authority/decided-item.js';
export type { DelegationDefinition, DelegationForm } from './authority/delegation.js';
export type {
  Certificate,
  Certified,
  OrderedDecision,
  SealedCertificate,
  ToldToProof,
} from './certificate/certificate.js';
export { issueCertificate, sealedCertificate, statutoryEdges } from './certificate/issue-certificate.js';
export { type ParallelDays, parallelDays } from './certificate/parallel-days.js';
export { type CertificateVerdict, verifyCertificate } from './certificate/verify-certificate.js';
export { checkCatalogue } from './check/check-catalogue.js';
export { type Finding, sayFinding } from './check/finding.js';
export { recordOf } from './confirmation.js';
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
export { CLOCK_KINDS, CURES, FIELD_KINDS, holdsUp } from './definition.js';
export { NO_ITEM } from './fact/check-answers.js';
export { asInput, type Derivation, type FactDefinition } from './fact/fact-definition.js';
export { documentOf, type FormField, type FormPaper, type GuideForm, guideForm } from './guide-form.js';
export { type GuideWindow, type OnSilence, PLAIN_WINDOW } from './guide-window.js';
export { type KeyList, type Named, namedOn } from './key-list/key-list.js';
export { readKeyList } from './key-list/read-key-list.js';
export { type Keyword, keywordsOf } from './keywords.js';
export type { Letterhead, Seat } from './letterhead.js';
export { NATURES } from './natures.js';
export { isOneCode } from './one-code.js';
export type { OrganDefinition, ParkDefinition } from './place.js';
export { type Edge, edgesOf, lexiconFor } from './proof/edge.js';
export type { ItemName } from './proof/lexicon.js';
export { plain } from './proof/plain.js';
export { proveIndependence } from './proof/prove-independence.js';
export type { Change } from './publish/diff-definitions.js';
export type { DraftKind, Pending } from './publish/draft.js';
export { LIST_KINDS } from './publish/kinds.js';
export type { Operation } from './publish/operation.js';
export {
  readDelegations,
  readFacts,
  readGuide,
  readItem,
  readOrgans,
  readParks,
  readTable,
  refused,
} from './read/read-seeds.js';
export { bilingual } from './read/read-terms.js';
export { type Cursor, choice, cursor, fault, keys, list, settle, text } from './read/reading.js';
export { FAULTS, READING_WORDS, sayFault } from './read/reading-sentences.js';
export { type GuideSession, SESSION_KINDS, type SessionKind } from './session.js';
export { readExact, writeExact } from './table/exact.js';
export { type Facts, type Judgement, judgeTable, type RowHit } from './table/judge-table.js';
export { readFact, ruleOf } from './table/read-fact.js';
export { type Shortfall, shortfalls } from './table/shortfall.js';
export type { TableDefinition } from './table/table-definition.js';
export { isAtLeast, isTrustLevel, TRUST_LEVELS, type TrustLevel } from './trust.js';
export { validUntil } from './validity.js';
export { writeGuide } from './write/write-guide.js';
export { writeItem } from './write/write-item.js';
