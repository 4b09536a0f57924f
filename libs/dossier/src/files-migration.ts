import { sqlMigration } from '#platform';

export const filesMigration = sqlMigration(
  'DossierFiles1700000000026',
  new URL('./store/files.sql', import.meta.url),
);
