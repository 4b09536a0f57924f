export { canonical } from './canonical.js';
export { canonicalDocument } from './canonical-document.js';
export { type Difference, differences } from './differences.js';
export { fields, flag, Misshapen, many, maybe, oneOf, orNone, type Reader, text, whole } from './shape.js';
