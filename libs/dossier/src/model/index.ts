export { type Composed, compose, type Language } from './document/compose.js';
export type { Document } from './document/document.js';
