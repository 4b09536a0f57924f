export { digest } from './digest.js';
export { canonical } from './model/canonical.js';
export { RecordModule } from './record.module.js';
export { recordMigration } from './record-migration.js';
export { Alarms } from './store/alarms.js';
export { Ledger } from './store/ledger.js';
export { LegalClock } from './store/legal-clock.js';
