export { CatalogueModule } from './catalogue.module.js';
export { catalogueMigration } from './catalogue-migration.js';
export { CheckDefinition } from './check-definition.js';
export { type CalendarDrafting, DraftCalendar } from './draft-calendar.js';
export { DraftDefinition } from './draft-definition.js';
export type { DefinitionDrafting, HandedIn, TakenOut } from './model/publish/propose.js';
export { readYamlText, SeedError, writeYamlText, type YamlText } from './offline/index.js';
export { PublishDraft } from './publish-draft.js';
export { publishSeeds } from './publish-seeds.js';
export { type DraftDetail, ReadDraft } from './read-draft.js';
export { type Effects, ReadEffects } from './read-effects.js';
export { readSeedFolder, type SeedFolder } from './seed-folder.js';
export { AssessmentQueries, type Assessments } from './store/assessment.queries.js';
export { CalendarQueries, type PublishedVersion } from './store/calendar.queries.js';
export {
  type AuthorityRow,
  CatalogueQueries,
  type InForce,
  type ParkRow,
} from './store/catalogue.queries.js';
export { CertificateQueries } from './store/certificate.queries.js';
export { DraftQueries } from './store/draft.queries.js';
export { Published } from './store/published.js';
export {
  type Found,
  type FoundPlace,
  type FoundVersion,
  SearchQueries,
  type Sought,
} from './store/search.queries.js';
export {
  type Named,
  type PlaceRow,
  VersionQueries,
  type VersionRow,
  type WholeGuide,
  type WholeItem,
} from './store/version.queries.js';
export { type WholeCalendar, WholeCalendars } from './store/whole-calendars.js';
export { WithdrawDraft } from './withdraw-draft.js';
export { WorkingDays } from './working-days.js';
