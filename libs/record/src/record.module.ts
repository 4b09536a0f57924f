import { Module } from '@nestjs/common';
import { ExportSeals } from './export-seals.js';
import { SealJournal } from './seal-journal.js';
import { SealKey } from './seal-key.js';
import { Alarms } from './store/alarms.js';
import { Ledger } from './store/ledger.js';
import { LegalClock } from './store/legal-clock.js';
import { RuntimeLogin } from './store/runtime-login.js';
import { Seals } from './store/seals.js';

const parts = [Alarms, ExportSeals, Ledger, LegalClock, SealJournal, RuntimeLogin, SealKey, Seals];

/** Needs a `Database` in the global platform module. */
@Module({ providers: parts, exports: parts })
export class RecordModule {}
