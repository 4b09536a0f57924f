export { canonical } from './canonical.js';
export { canonicalDocument } from './canonical-document.js';
export {
  boundText,
  type ChainEntry,
  HEAD_FORMAT,
  type Head,
  headText,
  readEntry,
  readHead,
  readSpelled,
  type SignedHead,
} from './chain/entry.js';
export { type ChainFault, ChainReading, type SealKey, type Verified } from './chain/verify-chain.js';
export { type Beside, detailText, ERASED, Texts, takeMentions, wholeLine } from './detail.js';
export { type Difference, differences } from './differences.js';
export { fields, flag, Misshapen, many, maybe, oneOf, orNone, type Reader, text, whole } from './shape.js';
