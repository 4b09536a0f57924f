import { Module } from '@nestjs/common';
import { CaseworkModule } from '#casework';
import { ProjectsModule } from '#projects';
import { AmendLicence } from './amend-licence.js';
import { ExchangeCertificates } from './exchange-certificates.js';
import { FollowRegistration } from './follow-registration.js';
import { GiveSegment } from './give-segment.js';
import { ImportCompanies } from './import-companies.js';
import { PrintLicence } from './print-licence.js';
import { ReadCode } from './read-code.js';
import { ReadLicence } from './read-licence.js';
import { ShowLicence } from './show-licence.js';
import { SignLicence } from './sign-licence.js';
import { SigningKey } from './signing-key.js';
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
  ShowLicence,
  ReadLicence,
  SignLicence,
  PrintLicence,
  LicenceQueries,
];

@Module({
  imports: [CaseworkModule, ProjectsModule],
  providers: [...OPEN, RegistrationStore, LicenceStore, Regions, SigningKey],
  exports: OPEN,
})
export class RegistrationModule {}
