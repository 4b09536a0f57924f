import { Module } from '@nestjs/common';
import { AmendLicence } from './amend-licence.js';
import { ExchangeCertificates } from './exchange-certificates.js';
import { FollowRegistration } from './follow-registration.js';
import { GiveSegment } from './give-segment.js';
import { ImportCompanies } from './import-companies.js';
import { ReadCode } from './read-code.js';
import { ReadLicence } from './read-licence.js';
import { CompanyQueries } from './store/company.queries.js';
import { LicenceQueries } from './store/licence.queries.js';
import { LicenceStore } from './store/licence.store.js';
import { Regions } from './store/regions.js';
import { RegistrationStore } from './store/registration.store.js';
import { SegmentQueries } from './store/segment.queries.js';

const OPEN = [
  ReadCode,
  GiveSegment,
  ImportCompanies,
  ExchangeCertificates,
  SegmentQueries,
  CompanyQueries,
  FollowRegistration,
  AmendLicence,
  ReadLicence,
  LicenceQueries,
];

@Module({ providers: [...OPEN, RegistrationStore, LicenceStore, Regions], exports: OPEN })
export class RegistrationModule {}
