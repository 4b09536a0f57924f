export { digest } from './digest.js';
export { canonical } from './model/canonical.js';
export { shortReason } from './model/short-reason.js';
export { RecordModule } from './record.module.js';
export { recordMigration } from './record-migration.js';
export { LOCKED, ringApart } from './ring-apart.js';
export { Alarms } from './store/alarms.js';
export { Ledger, type LedgerEntry } from './store/ledger.js';
export { LegalClock } from './store/legal-clock.js';
