export { EmbeddedPostgresError } from './embedded-error.js';
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.js';
