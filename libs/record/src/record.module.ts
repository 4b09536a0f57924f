import { Module } from '@nestjs/common';
import { Alarms } from './store/alarms.js';
import { Ledger } from './store/ledger.js';
import { LegalClock } from './store/legal-clock.js';

/** Needs a `Database` in the global platform module. */
@Module({ providers: [Alarms, Ledger, LegalClock], exports: [Alarms, Ledger, LegalClock] })
export class RecordModule {}
