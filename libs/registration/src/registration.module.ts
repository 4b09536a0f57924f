import { Module } from '@nestjs/common';
import { ExchangeCertificates } from './exchange-certificates.js';
import { GiveSegment } from './give-segment.js';
import { ImportCompanies } from './import-companies.js';
import { ReadCode } from './read-code.js';
import { CompanyQueries } from './store/company.queries.js';
import { Regions } from './store/regions.js';
import { RegistrationStore } from './store/registration.store.js';
import { SegmentQueries } from './store/segment.queries.js';

const OPEN = [ReadCode, GiveSegment, ImportCompanies, ExchangeCertificates, SegmentQueries, CompanyQueries];

@Module({ providers: [...OPEN, RegistrationStore, Regions], exports: OPEN })
export class RegistrationModule {}
