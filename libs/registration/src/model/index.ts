export { normalise } from './alphabet.js';
export { type CheckedCode, checkCreditCode } from './check-code.js';
export type { CodeFinding } from './code-finding.js';
export { type CodePart, type ExplainedCode, explainCode } from './explain-code.js';
export { CERTIFICATES, type Certificate, EXCHANGE_PREFIXES, type ExchangeWish } from './legacy/exchange.js';
export type { RowResult } from './legacy/take-list.js';
export type { Amendment } from './licence/amend-licence.js';
export {
  type Changes,
  LICENCE_KINDS,
  LICENCE_STATUSES,
  type LicenceKind,
  type LicenceStatus,
  type LicenceVersion,
  type Particulars,
} from './licence/licence.js';
export {
  type LicenceDocument,
  type LicenceVerdict,
  type SignedLicence,
  verifyLicence,
} from './licence/signed-licence.js';
export { type CodeParts, makeCreditCode } from './make-code.js';
export { REGISTRATION_NOTICE_KINDS } from './notice-kinds.js';
export { type Region, readRegions } from './region.js';
export type { SegmentWish } from './segment.js';
