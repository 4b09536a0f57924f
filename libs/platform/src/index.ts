export { Config } from './config.js';
export { ConfigError, type ConfigProblem } from './config-problems.js';
export { Database, type DatabaseOptions, openDatabase, sqlState } from './database.js';
export { createLog, type Logger } from './log.js';
export { type MigrationClass, migrate, type Progress, sqlMigration } from './migrate.js';
