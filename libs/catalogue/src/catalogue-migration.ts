import { sqlMigration } from '#platform';

export const catalogueMigration = sqlMigration(
  'CatalogueSchema1700000000004',
  new URL('./store/catalogue.sql', import.meta.url),
  new URL('./store/assessments.sql', import.meta.url),
  new URL('./store/search.sql', import.meta.url),
  new URL('./store/stamp.sql', import.meta.url),
);
