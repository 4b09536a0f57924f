export { CatalogueModule } from './catalogue.module.js';
export { catalogueMigration } from './catalogue-migration.js';
export { publishSeeds } from './publish-seeds.js';
export { readSeedFolder, SeedError, type SeedFolder } from './seed-folder.js';
export {
  type AuthorityRow,
  CatalogueQueries,
  type InForce,
  type ParkRow,
} from './store/catalogue.queries.js';
export { Published } from './store/published.js';
export { type PublishedCalendar, PublishedCalendars } from './store/published-calendars.js';
export { WorkingDays } from './working-days.js';
