export { type Composed, compose } from './document/compose.js';
export { readUploadMetadata, type UploadMetadata } from './file/upload-metadata.js';
