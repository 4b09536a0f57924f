export { AmendLicence } from './amend-licence.js';
export { ExchangeCertificates } from './exchange-certificates.js';
export { FollowRegistration } from './follow-registration.js';
export { GiveSegment } from './give-segment.js';
export { ImportCompanies } from './import-companies.js';
export { PrintLicence } from './print-licence.js';
export { ReadCode } from './read-code.js';
export { ReadLicence } from './read-licence.js';
export { RegistrationModule } from './registration.module.js';
export { registrationMigration } from './registration-migration.js';
export { ShowLicence } from './show-licence.js';
export { SignLicence } from './sign-licence.js';
export { DEMO_KEY_FILE } from './signing-key.js';
export {
  COMPANY_STATES,
  CompanyQueries,
  type CompanyRow,
  type CompanyState,
} from './store/company.queries.js';
export { LicenceQueries, type LicenceRow } from './store/licence.queries.js';
export type { PublicLicence, PublicVersion } from './store/licence.store.js';
export { putRegions } from './store/regions.js';
export { SegmentQueries, type SegmentRow } from './store/segment.queries.js';
