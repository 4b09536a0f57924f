export { v7 as newId } from 'uuid';
export { appMigration } from './app-migration.js';
export { Config } from './config.js';
export { ConfigError, type ConfigProblem } from './config-problems.js';
export { Database, type DatabaseOptions, openDatabase } from './database.js';
export { createLog, type Logger } from './log.js';
export { type MigrationClass, migrate, type Progress, sqlMigration } from './migrate.js';
export { LOG, PlatformModule } from './platform.module.js';
export { sqlState } from './sql-state.js';
