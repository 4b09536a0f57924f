export { readUploadMetadata, type UploadMetadata } from './file/upload-metadata.js';
