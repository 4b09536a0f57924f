import { Module } from '@nestjs/common';
import { Alarms } from './store/alarms.js';
import { Ledger } from './store/ledger.js';
import { LegalClock } from './store/legal-clock.js';
import { RuntimeLogin } from './store/runtime-login.js';

/** Needs a `Database` in the global platform module. */
@Module({
  providers: [Alarms, Ledger, LegalClock, RuntimeLogin],
  exports: [Alarms, Ledger, LegalClock, RuntimeLogin],
})
export class RecordModule {}
